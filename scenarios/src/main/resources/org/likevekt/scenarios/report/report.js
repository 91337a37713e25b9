// Draws the page from its data: every text is set as text, never as markup, and nothing is asked of any server.
(() => {
  'use strict';

  const page = JSON.parse(document.getElementById('data').textContent);
  const COLOURS = page.palette.series;
  const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];
  const COUNTRY = 0; // position of the country among the places
  const WHOLE = ''; // the part that stands for all groups or industries
  const state = {
    language: page.language,
    place: Math.max(0, page.places.indexOf(page.region)),
    scenario: 0,
    year: page.year,
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    mapMeasure: 'mainland_product_per_person',
    mapView: page.outlines.some((outline) => outline.isNear) ? 'near' : 'outlines',
    sort: null,
    down: true,
    search: '',
    measure: '',
    tableYear: page.year,
  };
  const asked = new URLSearchParams(location.hash.slice(1)); // report.html#region=50&year=2040&lang=no&theme=dark
  const pending = []; // charts below the first screen are drawn one by one, so that the page can be used meanwhile
  let drawing = null;
  const drawn = new Map(); // charts by the element they are drawn in

  // words and numbers

  const words = () => page.languages[state.language];
  const text = (key, values = {}) =>
    Object.entries(values).reduce((made, [name, value]) => made.replaceAll(`{${name}}`, value), words().texts[key] ?? key);
  const has = (key) => key in words().texts;
  const partName = (part) => (part === WHOLE ? text('all') : words().parts[part] ?? part);
  const placeName = (place) => words().places[page.places[place]];
  const measureName = (id) => (has(`measure.${id}`) ? text(`measure.${id}`) : id.replaceAll('_', ' '));

  function number(value, decimals, signed = false) {
    if (value === null || !Number.isFinite(value)) return '–';
    const [whole, part] = Math.abs(value).toFixed(decimals).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, text('thousands'));
    const size = part ? grouped + text('decimal') + part : grouped;
    const isZero = Number(Math.abs(value).toFixed(decimals)) === 0;
    return isZero ? size : value < 0 ? `\u2212${size}` : signed ? `+${size}` : size;
  }

  const decimalsOf = (values) => {
    const largest = Math.max(...values.filter((v) => Number.isFinite(v)).map(Math.abs), 0);
    return largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 0.1 ? 2 : 3;
  };

  // decimals that tell the ticks of an axis over some values apart
  function ticks(values, isLine) {
    const known = values.filter(Number.isFinite).concat(isLine ? [] : [0]);
    const span = Math.max(...known) - Math.min(...known);
    return span >= 5 ? 0 : span >= 0.5 ? 1 : span >= 0.05 ? 2 : 3;
  }

  // figures

  const shown = () => page.scenarios[state.scenario];
  const measure = (id) => page.measures.find((one) => one.id === id);
  const yearIndex = (year) => page.years.indexOf(year);
  const cells = (levels, id, place, part) => levels.byMeasure[id]?.[place]?.[measure(id).parts.indexOf(part)] ?? [];
  const base = (id, place, part, year, one = shown()) => cells(page.bases[one.base], id, place, part)[yearIndex(year)] ?? NaN;
  const run = (id, place, part, year, one = shown()) => cells(one.levels, id, place, part)[yearIndex(year)] ?? NaN;
  const difference = (...at) => run(...at) - base(...at);
  const percent = (...at) => (base(...at) > 0 ? 100 * (run(...at) / base(...at) - 1) : NaN);
  const growth = (level) => (id, place, part, year, one = shown()) => {
    const first = page.years[0];
    const ratio = level(id, place, part, page.year, one) / level(id, place, part, first, one);
    return page.year > first && ratio > 0 ? 100 * (ratio ** (1 / (page.year - first)) - 1) : NaN;
  };
  const LEVELS = { BASE: base, RUN: run, DIFFERENCE: difference, PERCENT: percent, BASE_GROWTH: growth(base), RUN_GROWTH: growth(run) };
  /** A scenario in plain words; a stored one has none. */
  const said = (one) => one.plain[state.language] ?? { brief: [], whole: [] };
  const told = () => shown().told[state.language][state.place];

  // elements

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
      else if (value === true) element.setAttribute(key, '');
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  const part = (id) => document.getElementById(id);
  const titleOf = (scenario) => scenario.titles[state.language] ?? scenario.title;
  const heading = (id, values = {}) => make('h2', { id: `${id}-title` }, text(has(`${id}.section`) ? `${id}.section` : id, values));

  function choice(label, options, value, onchange, control = null) {
    const select = make('select', { 'data-control': control, onchange: (event) => onchange(event.target.value) });
    for (const [key, name] of options) {
      const option = make('option', { value: key }, name);
      option.selected = String(key) === String(value);
      select.append(option);
    }
    return make('label', {}, `${label} `, select);
  }

  // what is drawn: plots, the same for the chart, its table and its file

  const besideOf = (place) => page.places.indexOf(page.beside[place]);
  const whereOf = (series) => ({ HERE: state.place, BESIDE: besideOf(state.place), COUNTRY })[series.where];

  const WORDS = {
    TEXT: (code) => text(code),
    MEASURE: (code) => measureName(code),
    PART: (code) => partName(code),
    PLACE: (code, series) => placeName(whereOf(series)),
    YEAR: (code) => String(code === 'first' ? page.years[0] : page.year),
  };

  function figureAt(series, point) {
    const place = point.place ?? whereOf(series);
    const year = point.year ?? (series.isFirstYear ? page.years[0] : page.year);
    const at = (part) => LEVELS[series.level](series.measure, place, part, year, point.scenario);
    const figure = at(point.part ?? series.part);
    return (series.over === null ? figure : figure / at(series.over)) * series.factor;
  }

  const POINTS = {
    YEARS: () => page.years.map((year) => ({ year, label: String(year) })),
    PLACES: () => page.places.map((_, place) => ({ place, label: placeName(place) })),
    PARTS: (chart) => chart.parts.map((part) => ({ part, label: partName(part) })),
    SCENARIOS: () => page.scenarios.map((scenario) => ({ scenario, label: titleOf(scenario) })),
  };

  const FASTEST = 8;
  const SHEET = 1080; // how wide a sheet of paper is, in the units of its letters
  const TALL = 12; // bars that a chart of usual height has room for
  const ROOMY = 6; // bars whose names may take several lines there
  const ENDS = 12; // of many places, as many of those with the most and of those with the least

  function pointsOf(chart) {
    const points = POINTS[chart.axis](chart);
    const areMany = chart.axis === 'PLACES' && points.length > 2 * ENDS;
    const ranked = rankedOf(chart, points, areMany);
    return areMany ? [...ranked.slice(0, ENDS), ...ranked.slice(-ENDS)] : ranked;
  }

  function rankedOf(chart, points, areMany) {
    if (chart.ranking === 'NONE' && !areMany) return points;
    const order = (point) => figureAt(chart.ranking === 'FASTEST' ? { ...chart.series[0], level: 'BASE_GROWTH' } : chart.series[0], point);
    const known = points.filter((point) => Number.isFinite(order(point))).sort((a, b) => order(b) - order(a));
    return chart.ranking === 'FASTEST' ? known.slice(0, FASTEST) : known;
  }

  function plotOf(chart) {
    const points = pointsOf(chart);
    const names = chart.series.map((series) => series.name.map((label) => WORDS[label.word](label.code, series)).join(', '));
    return {
      kind: chart.axis === 'YEARS' ? 'lines' : 'bars',
      head: { YEARS: 'year', PLACES: 'region', PARTS: 'part', SCENARIOS: 'scenario' }[chart.axis],
      isStacked: chart.isStacked,
      labels: points.map((point) => point.label),
      series: chart.series
        .map((series, k) => ({ name: names[k], colour: series.colour, dashed: series.isDashed, values: points.map((point) => figureAt(series, point)) }))
        .filter((_, k) => names.indexOf(names[k]) === k), // of the country looked at, it and the country are one
    };
  }

  // how many lines a legend takes whose names are so wide, one after the other
  function linesOf(widths, width) {
    let lines = 1;
    widths.reduce((used, one) => (used > 0 && used + one > width ? (lines++, one) : used + one), 0);
    return lines;
  }

  function option(plot, width) {
    const ink = colour('--ink');
    const soft = colour('--soft');
    const line = colour('--line');
    const isLine = plot.kind === 'lines';
    const decimals = decimalsOf(plot.series.flatMap((one) => one.values));
    const digits = ticks(plot.series.flatMap((one) => one.values), isLine);
    const isNarrow = width < 480;
    const every = isNarrow ? 10 : 5;
    const lines = plot.series.length > 1 ? linesOf(plot.series.map((one) => 40 + 6.6 * one.name.length), width - 20) : 0;
    const values = {
      type: 'value',
      scale: isLine,
      axisLabel: { color: soft, formatter: (value) => number(value, digits), hideOverlap: true },
      splitNumber: isNarrow && !isLine ? 2 : 5, // or the numbers below bars run into each other
      splitLine: { lineStyle: { color: line } },
    };
    const labels = {
      type: 'category',
      data: plot.labels.map(String),
      inverse: !isLine,
      axisLabel: isLine
        ? { color: soft, interval: (_, year) => page.years.length < 12 || year % every === 0 }
        : { color: ink, width: isNarrow ? 135 : 220, overflow: plot.labels.length > ROOMY ? 'truncate' : 'break', interval: 0, lineHeight: 14 },
      axisTick: { show: isLine },
      axisLine: { lineStyle: { color: soft }, onZero: false },
    };
    return {
      animation: false,
      color: COLOURS,
      textStyle: { color: ink, fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif' },
      grid: { left: 8, right: 30, top: 14 + 24 * lines, bottom: 8, containLabel: true },
      legend: { show: plot.series.length > 1, top: 0, left: 0, textStyle: { color: ink } },
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText', // no markup is made of names
        confine: true,
        axisPointer: { type: isLine ? 'line' : 'shadow' },
        valueFormatter: (value) => number(value, decimals),
      },
      xAxis: isLine ? { ...labels, boundaryGap: false } : values,
      yAxis: isLine ? values : labels,
      series: plot.series.map((one) => ({
        type: isLine ? 'line' : 'bar',
        name: one.name,
        data: one.values.map((value) => (Number.isFinite(value) ? value : null)),
        itemStyle: { color: COLOURS[one.colour] },
        lineStyle: isLine ? { width: 2.2, type: one.dashed ? 'dashed' : 'solid' } : undefined,
        stack: plot.isStacked ? 'all' : undefined,
        // a mark on some years, so that lines are told apart without their colours
        symbol: one.dashed ? 'none' : SYMBOLS[one.colour % SYMBOLS.length],
        showAllSymbol: true,
        symbolSize: (_, at) => (at.dataIndex % 8 === 4 + one.colour % 4 ? 7 : 0),
        barMaxWidth: 16,
      })),
    };
  }

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // tables and files of a plot

  function rowsOf(plot) {
    return [[text(plot.head), ...plot.series.map((one) => one.name)], ...plot.labels.map((label, k) => [label, ...plot.series.map((one) => one.values[k])])];
  }

  const csv = (rows) =>
    rows.map((row) => row.map((cell) => {
      const value = typeof cell === 'number' ? (Number.isFinite(cell) ? String(cell) : '') : String(cell);
      return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
    }).join(',')).join('\n') + '\n';

  function save(name, type, content) {
    const url = URL.createObjectURL(new Blob([content], { type }));
    make('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  function savePng(svg, name) {
    const image = new Image();
    image.onload = () => {
      const canvas = make('canvas', { width: 2 * image.width, height: 2 * image.height });
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(`${name}.png`, 'image/png', blob));
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  }

  function table(rows) {
    const decimals = rows[0].map((_, column) => decimalsOf(rows.slice(1).map((row) => row[column]).filter((v) => typeof v === 'number')));
    return make('table', {},
      make('thead', {}, make('tr', {}, ...rows[0].map((name) => make('th', { scope: 'col' }, String(name))))),
      make('tbody', {}, ...rows.slice(1).map((row) => make('tr', {}, ...row.map((cell, column) =>
        column === 0 ? make('th', { scope: 'row' }, String(cell)) : make('td', {}, number(cell, decimals[column])))))));
  }

  // draws what looks so in a width, and again when the width is another
  function draw(element, look) {
    const chart = drawn.get(element)?.chart ?? echarts.init(element, null, { renderer: 'svg' });
    drawn.set(element, { chart, look });
    chart.setOption(look(element.clientWidth), true);
    return chart;
  }

  function drawNext() {
    pending.shift()?.();
    drawing = pending.length > 0 ? setTimeout(drawNext) : null;
  }

  function drop(section) {
    for (const [element, { chart }] of drawn) {
      if (section.contains(element)) {
        chart.dispose();
        drawn.delete(element);
      }
    }
    section.replaceChildren();
  }

  // what stands below a chart: its table, and its files
  function tools({ name, file, rows, image }) {
    const data = make('div', { class: 'scroll', hidden: true, tabindex: 0, role: 'region', 'aria-label': name });
    const toggle = make('button', { type: 'button', 'aria-expanded': 'false', onclick: () => {
      data.hidden = !data.hidden;
      toggle.setAttribute('aria-expanded', String(!data.hidden));
      if (!data.hidden) data.replaceChildren(table(rows()));
    } }, text('table'));
    const saver = (kind, action) => make('button', { type: 'button', 'aria-label': `${name}: ${text(`download.${kind}`)}`, onclick: action }, text(`download.${kind}`));
    return [
      make('div', { class: 'tools' }, toggle,
        saver('png', () => savePng(image(), file)),
        saver('svg', () => save(`${file}.svg`, 'image/svg+xml', image())),
        saver('csv', () => save(`${file}.csv`, 'text/csv', csv(rows())))),
      data];
  }

  // a chart alone, as it stands in another document: with its title, note and source
  function svgOf(title, note, look, isTall) {
    const [width, height] = [760, isTall ? 620 : 470];
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
    const options = look(width);
    const head = 26 + 22 * Math.ceil(title.length / 78) + 16;
    const lower = (box, by) => ({ ...box, top: (box.top ?? 0) + by });
    chart.setOption({
      ...options,
      backgroundColor: colour('--paper'),
      title: { text: title, subtext: `${note} · ${text('source')}`, left: 8, top: 6, itemGap: 6, textStyle: { color: colour('--ink'), fontSize: 15, width: width - 20, overflow: 'break' }, subtextStyle: { color: colour('--soft'), fontSize: 11, width: width - 20, overflow: 'truncate' } },
      ...(options.grid ? { grid: lower(options.grid, head), legend: lower(options.legend, head) } : { series: options.series.map((one) => lower(one, head)) }),
    });
    const svg = chart.renderToSVGString();
    chart.dispose();
    return svg;
  }

  function figureOf(chart) {
    const id = chart.id;
    const plot = plotOf(chart);
    const over = chart.series.find((series) => series.over !== null)?.over;
    const years = { first: page.years[0], last: page.year, over: over ? partName(over) : '', beside: placeName(besideOf(state.place)) };
    const name = text(`chart.${id}`, years);
    const finding = told().findings[id];
    const canvas = make('div', { class: plot.kind === 'bars' && plot.labels.length > TALL ? 'canvas tall' : 'canvas', role: 'img', 'aria-label': `${name}. ${finding ?? ''}`, 'data-chart': id });
    const file = `${shown().name}-${id}-${page.places[state.place] || 'norway'}`;
    const note = text(`chart.${id}.note`, years);
    const look = (width) => option(plot, width);
    const element = make('figure', {},
      make('figcaption', {}, make('h3', {}, finding ?? name), make('p', { class: 'note' }, finding ? `${name}. ${note}` : note)),
      canvas,
      make('p', { class: 'source' }, text('source')),
      ...tools({ name, file, rows: () => rowsOf(plot), image: () => svgOf(finding ?? name, note, look, plot.labels.length > TALL) }));
    return { element, show: () => draw(canvas, look) };
  }

  // the sections

  function controls() {
    const places = page.places.map((_, place) => [place, placeName(place)]);
    part('controls').replaceChildren(
      ...(page.scenarios.length > 1
        ? [choice(text('scenario'), page.scenarios.map((one, k) => [k, titleOf(one)]), state.scenario, (value) => change({ scenario: Number(value) }), 'scenario')]
        : []),
      choice(text('region'), places, state.place, (value) => change({ place: Number(value) }), 'region'),
      make('button', { type: 'button', 'data-control': 'language', lang: state.language === 'en' ? 'no' : 'en', onclick: () => change({ language: state.language === 'en' ? 'no' : 'en' }) }, text('other.language')),
      make('button', { type: 'button', 'data-control': 'theme', 'aria-pressed': String(state.theme === 'dark'), onclick: () => change({ theme: state.theme === 'dark' ? 'light' : 'dark' }) }, text('theme')));
    part('title').textContent = titleOf(shown()).includes(placeName(state.place)) ? titleOf(shown()) : `${titleOf(shown())}: ${placeName(state.place)}`;
  }

  // a region of a study is known by its name, the country by any language's
  const placeOf = (interval) => page.places.findIndex((code) => Object.values(page.languages).some((one) => one.places[code] === interval.region));

  function sure() {
    const section = part('sure');
    section.replaceChildren();
    const intervals = shown().intervals;
    if (intervals.length === 0) return;
    const name = (codes) => codes.split(/( \+ | )/).map((code) => words().parts[code] ?? code).join('');
    const head = [text('measure'), text('region'), text('part'), text('year'), text('unit'), text('sure.ours'), text('sure.range'), text('sure.sign'), text('sure.most')];
    const rows = intervals.map((one) => {
      const decimals = decimalsOf([one.ours, one.low, one.high]);
      return [text(`sure.${one.measure}`), one.region, name(one.detail), one.years.replace('-', '–'), text(`sure.unit.${one.unit.replaceAll(' ', '_')}`), number(one.ours, decimals, true),
        `${number(one.low, decimals, true)} … ${number(one.high, decimals, true)}`, `${number(100 * one.sign, 0)} %`, one.most.replaceAll('_', ' ')];
    });
    section.append(heading('sure'),
      make('p', { class: 'note' }, text('sure.note', { worlds: Math.min(...intervals.map((one) => one.worlds)) })),
      make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': text('sure') }, make('table', {},
        make('thead', {}, make('tr', {}, ...head.map((cell, k) => make('th', { scope: 'col', class: k < 5 ? 'text' : null }, cell)))),
        make('tbody', {}, ...rows.map((row) => make('tr', {}, ...row.map((cell, k) => (k === 0 ? make('th', { scope: 'row' }, cell) : make('td', { class: k < 5 ? 'text' : null }, cell)))))))));
  }

  // why numbers moved: the equation behind each, what shocks and mechanisms contribute
  function why() {
    const section = part('why');
    section.replaceChildren();
    const whys = shown().whys[state.language] ?? [];
    if (whys.length === 0) return;
    section.append(heading('why'), ...whys.map(answer));
  }

  function answer(found) {
    const change = found.to - found.from;
    const decimals = decimalsOf([change]) + 1; // parts are smaller than the whole
    const share = (value) => make('span', { class: 'share' }, number(value, decimals, true));
    const level = (cause) => number(cause, decimalsOf([cause]));
    const size = (value) => number(value, decimalsOf([value]), true);
    const branch = (cause) => {
      const words = [share(cause.contribution), ` ${cause.name}, ${cause.year} (${level(cause.from)} → ${level(cause.to)} ${cause.unit})`];
      if (cause.causes.length === 0) return make('li', {}, ...words);
      return make('li', {}, make('details', {}, make('summary', {}, ...words, cause.equation ? ` · ${cause.equation}` : ''), make('ul', {}, ...cause.causes.map(branch),
        cause.others > 0 ? make('li', {}, share(cause.rest), ` ${text('why.others', { count: cause.others })}`) : null)));
    };
    const shares = (title, list, note = null) => (list.length === 0 ? [] : [make('div', {}, make('h4', {}, title), note ? make('p', { class: 'note' }, note) : null,
      make('table', {}, make('tbody', {}, ...list.map((one) => make('tr', {}, make('th', { scope: 'row' }, one.name), make('td', {}, number(one.contribution, decimals, true)))))))]);
    const terms = branch(found.terms);
    terms.querySelector('details')?.setAttribute('open', '');
    return make('figure', { 'data-why': found.measure },
      make('figcaption', {}, make('h3', {}, `${found.measure}, ${found.year}: ${level(found.from)} → ${level(found.to)} ${found.unit} (${number(change, decimals, true)})`)),
      make('div', { class: 'charts' },
        make('div', {}, make('h4', {}, text('why.terms')), found.terms.causes.length === 0 ? make('p', { class: 'note' }, text(found.from === found.to ? 'why.same' : 'why.given')) : make('ul', { class: 'terms' }, terms)),
        make('div', {}, ...shares(text('why.by_shock', { count: found.shocks.solved }), [...found.shocks.byShock, ...(found.shocks.closure === 0 ? [] : [{ name: text('why.closure'), contribution: found.shocks.closure }])]),
        ...shares(text('why.by_year'), found.shocks.byYear),
        ...shares(text('why.by_region'), found.shocks.byRegion)),
        ...found.mechanisms.flatMap((one) => shares(one.name, one.shares, one.held)),
        ...(found.multipliers.length === 0 ? [] : [make('div', {}, make('h4', {}, text('why.multipliers')), ...found.multipliers.map((one) =>
make('p', {}, `${one.name} (${one.unit}): ${text('why.multiplier', { impulse: size(one.impulse), one: size(one.typeOne), two: size(one.typeTwo), equilibrium: size(one.equilibrium) })}. ${one.sentence}`)))])));
  }

  function story() {
    part('story').replaceChildren(heading('story'), make('p', { class: 'note' }, text('story.note', { place: placeName(state.place), year: page.year })), make('div', { class: 'story', 'aria-live': 'polite' }, ...told().story.map((sentence) => make('p', {}, sentence))));
  }

  const here = () => [state.place, WHOLE, page.year];
  const CARDS = [
    { sure: 'product_per_person_against_baseline', name: () => text('card.product'), value: (one) => percent('mainland_product_per_person', ...here(), one), decimals: 2, unit: () => '%' },
    { name: () => text('card.employed'), value: (one) => difference('employed', ...here(), one), decimals: 0, unit: () => '' },
    { name: () => text('card.moved'), value: (one) => difference('accumulated_migration', ...here(), one), decimals: 0, unit: () => '' },
    { name: () => text('card.worth'), value: (one) => run('welfare_gain', ...here(), one), decimals: 0, unit: () => text('card.unit.nok') },
    { sure: 'product_against_baseline', name: () => text('card.country'), value: (one) => percent('mainland_product', COUNTRY, WHOLE, page.year, one), decimals: 2, unit: () => '%' },
    { name: () => text('card.transfers'), value: (one) => difference('macro_transfers', COUNTRY, WHOLE, page.year, one) / 1000, decimals: 1, unit: () => text('card.unit.billion') },
  ];

  function cards() {
    const card = ({ name, value, decimals, unit, sure }) => {
      const interval = shown().intervals.find((one) => one.measure === sure && one.detail === '' && placeOf(one) === (sure === 'product_against_baseline' ? COUNTRY : state.place) && one.years === String(page.year));
      const figure = value(shown());
      const side = !Number.isFinite(figure) || Number(Math.abs(figure).toFixed(decimals)) === 0 ? '' : figure > 0 ? 'up' : 'down';
      return make('div', { class: 'card' }, make('strong', { class: side }, `${number(figure, decimals, true)} ${unit()}`), make('span', {}, name()),
        interval ? make('span', { class: 'interval' }, text('sure.interval', { low: number(interval.low, decimals, true), high: number(interval.high, decimals, true) })) : null);
    };
    part('cards').replaceChildren(heading('cards', { year: page.year }), make('div', { class: 'cards' }, ...CARDS.filter((one) => Number.isFinite(one.value(shown()))).map(card)));
  }

  function chartsOf(id) {
    const section = part(id);
    drop(section);
    const figures = page.charts.filter((chart) => chart.section === id.toUpperCase()).map(figureOf);
    if (figures.length === 0) return;
    section.append(heading(id), make('div', { class: 'charts' }, ...figures.map((figure) => figure.element)));
    pending.push(...figures.map((figure) => figure.show));
    drawing ??= setTimeout(drawNext);
  }

  const charts = () => chartsOf('charts');
  const baseline = () => chartsOf('baseline');

  /** Scenarios beside each other: what they do here, and what only some of them say. */
  function compare() {
    if (page.scenarios.length < 2) return;
    chartsOf('compare');
    const section = part('compare');
    const told = CARDS.filter((card) => page.scenarios.some((one) => Number.isFinite(card.value(one))));
    const rows = told.map((card) => [card.name(), ...page.scenarios.map((one) => `${number(card.value(one), card.decimals, true)} ${card.unit()}`)]);
    const shared = (line) => page.scenarios.every((one) => said(one).brief.includes(line));
    section.append(
      make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': text('compare') }, make('table', {},
        make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, placeName(state.place)), ...page.scenarios.map((one) => make('th', { scope: 'col', class: 'wrapped' }, titleOf(one))))),
        make('tbody', {}, ...rows.map((row) => make('tr', {}, ...row.map((cell, column) => (column === 0 ? make('th', { scope: 'row' }, cell) : make('td', {}, cell)))))))),
      ...(page.scenarios.every((one) => said(one).brief.length === 0) ? [] : [make('h3', { class: 'apart' }, text('compare.differs')),
      make('dl', {}, ...page.scenarios.flatMap((one) => [
        make('dt', {}, titleOf(one)),
        make('dd', {}, ...said(one).brief.filter((line) => !shared(line)).map((line) => make('p', {}, line)))]))]));
  }

  let playing = null;

  function map() {
    const section = part('map');
    clearInterval(playing);
    playing = null;
    drop(section);
    if (page.outlines.length === 0) return;
    registerMap();
    const measures = page.measures.filter((one) => one.parts.includes(WHOLE) && Number.isFinite(run(one.id, 1, WHOLE, page.year)));
    const canvas = make('div', { class: 'canvas map', 'data-chart': 'map', role: 'img', 'aria-label': text('map') });
    const level = () => mapLevel(measure(state.mapMeasure));
    const rows = () => [[text('region'), measureName(state.mapMeasure)], ...page.places.map((_, place) => [placeName(place), level()(state.mapMeasure, place, WHOLE, state.year)])];
    const caption = make('h3', {});
    const sides = make('p', { class: 'note' });
    const slider = make('input', { type: 'range', min: page.years[0], max: page.years[page.years.length - 1], value: state.year, 'aria-label': text('year'), oninput: (event) => show(Number(event.target.value)) });
    const label = make('output', {}, String(state.year));
    const play = make('button', { type: 'button', onclick: () => toggle() }, text('play'));
    const show = (year) => {
      state.year = year;
      slider.value = year;
      label.textContent = year;
      const one = measure(state.mapMeasure);
      const unit = one.isShare ? text('percent').toLowerCase() : one.unit;
      caption.textContent = text('map.finding', { measure: measureName(one.id), year, scenario: titleOf(shown()), baseline: shown().baseline, unit });
      sides.textContent = sidesOf(one, year);
      canvas.setAttribute('aria-label', `${caption.textContent}. ${sides.textContent}`);
      draw(canvas, (width) => mapOption(one, year, width));
    };
    const toggle = () => {
      if (playing) {
        clearInterval(playing);
        playing = null;
      } else {
        playing = setInterval(() => show(state.year >= page.years[page.years.length - 1] ? page.years[0] : state.year + 1), 350);
      }
      play.textContent = text(playing ? 'pause' : 'play');
    };
    section.append(heading('map'),
      make('div', { class: 'filters' },
        choice(text('measure'), measures.map((one) => [one.id, measureName(one.id)]), state.mapMeasure, (value) => { state.mapMeasure = value; show(state.year); }),
        choice(text('map.view'), Object.keys(mapShapes()).map((view) => [view, text(`map.view.${view}`)]), state.mapView, (value) => { state.mapView = value; show(state.year); }),
        make('div', { class: 'years' }, play, slider, label)),
      make('figure', {}, make('figcaption', {}, caption, sides), canvas, make('p', { class: 'source' }, `${text('source')}. ${text('map.source')}`),
        ...tools({ name: text('map'), file: `${shown().name}-map`, rows, image: () => svgOf(caption.textContent, text('map.source'), (width) => mapOption(measure(state.mapMeasure), state.year, width), true) })));
    show(state.year);
    drawn.get(canvas).chart.on('click', (event) => {
      const place = page.places.indexOf(event.name);
      if (place >= 0) change({ place });
    });
  }

  const TILE = 100;
  const FEW = 20; // regions that have room for their names

  // the ends of a path of relative steps
  function boxOf(paths) {
    const points = paths.flatMap((path) => path.split('z').filter(Boolean).flatMap((ring) => {
      const numbers = ring.match(/-?\d+/g).map(Number);
      let [x, y] = [0, 0];
      return numbers.flatMap((step, k) => (k % 2 === 0 ? [] : [[(x += numbers[k - 1]), (y += step)]]));
    }));
    const [xs, ys] = [points.map((point) => point[0]), points.map((point) => point[1])];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    return `${left} ${top} ${Math.max(...xs) - left} ${Math.max(...ys) - top}`;
  }

  // views of the map: which regions, in which frame, drawn as what
  function mapShapes() {
    const near = page.outlines.filter((outline) => outline.isNear);
    const tiles = page.outlines.flatMap((outline) => outline.tiles);
    const most = (side) => TILE * (1 + Math.max(...tiles.map((tile) => tile[side])));
    const paths = (outline) => outline.paths.map((d) => ['path', { d }]);
    return {
      ...(near.length > 0 ? { near: [near, boxOf(near.flatMap((outline) => outline.paths)), paths] } : {}),
      outlines: [page.outlines, '0 0 810 1000', paths],
      tiles: [page.outlines, `0 0 ${most('column')} ${most('row')}`, (outline) => outline.tiles.map((tile) => ['rect', { x: TILE * tile.column + 2, y: TILE * tile.row + 2, width: TILE - 4, height: TILE - 4, rx: 6 }])],
    };
  }

  function registerMap() {
    for (const [name, [outlines, viewBox, shapesOf]] of Object.entries(mapShapes())) {
      const svg = document.implementation.createDocument('http://www.w3.org/2000/svg', 'svg');
      svg.documentElement.setAttribute('viewBox', viewBox);
      for (const outline of outlines) {
        for (const [kind, attributes] of shapesOf(outline)) {
          const shape = svg.createElementNS('http://www.w3.org/2000/svg', kind);
          shape.setAttribute('name', outline.code);
          Object.entries(attributes).forEach(([key, value]) => shape.setAttribute(key, value));
          svg.documentElement.append(shape);
        }
      }
      echarts.registerMap(name, { svg: new XMLSerializer().serializeToString(svg) });
    }
  }

  // how many regions a measure rises and falls in, and where most
  function sidesOf(one, year) {
    const known = page.outlines
      .map((outline) => page.places.indexOf(outline.code))
      .map((place) => ({ place, value: mapLevel(one)(one.id, place, WHOLE, year) }))
      .filter(({ value }) => Number.isFinite(value))
      .sort((a, b) => b.value - a.value);
    if (known.length === 0) return '';
    const decimals = decimalsOf(known.map(({ value }) => value));
    const isZero = (value) => Number(Math.abs(value).toFixed(decimals)) === 0;
    const named = ({ place, value }) => `${placeName(place)} ${number(value, decimals, true)}`;
    return text('map.sides', {
      up: known.filter(({ value }) => value > 0 && !isZero(value)).length,
      down: known.filter(({ value }) => value < 0 && !isZero(value)).length,
      all: known.length,
      most: known.slice(0, 3).map(named).join(', '),
      least: known.slice(-3).reverse().map(named).join(', '),
    });
  }

  // what a map shows of a measure: its change, in percent where that says something
  const mapLevel = (one) => (one.isShare ? percent : difference);

  function mapOption(one, year, width) {
    const level = mapLevel(one);
    const isNamed = state.mapView === 'tiles' && page.outlines.length <= FEW;
    const data = mapShapes()[state.mapView][0].map((outline) => {
      const place = page.places.indexOf(outline.code);
      return { name: outline.code, value: level(one.id, place, WHOLE, year), itemStyle: place === state.place ? { borderColor: colour('--ink'), borderWidth: 2.4 } : {} };
    });
    // one scale for all years, so that what moves is the economy
    const all = page.years.flatMap((any) => page.outlines.map((outline) => Math.abs(level(one.id, page.places.indexOf(outline.code), WHOLE, any))));
    const most = Math.max(...all.filter(Number.isFinite), 1e-9);
    const decimals = decimalsOf([most]);
    return {
      animation: false,
      tooltip: { renderMode: 'richText', confine: true, formatter: (at) => `${words().places[at.name] ?? at.name}\n${number(at.value, decimals, true)}` },
      visualMap: {
        min: -most,
        max: most,
        calculable: false,
        orient: 'horizontal',
        left: 'center',
        bottom: 0,
        text: [number(most, decimals, true), number(-most, decimals, true)],
        textStyle: { color: colour('--ink') },
        inRange: { color: page.palette[state.theme] },
      },
      series: [{
        type: 'map',
        map: state.mapView,
        data,
        bottom: 50,
        top: 8,
        selectedMode: false,
        label: {
          show: isNamed,
          color: colour('--ink'),
          textBorderColor: colour('--paper'),
          textBorderWidth: 3,
          fontSize: width < 420 ? 9 : 11,
          lineHeight: width < 420 ? 11 : 14,
          formatter: (at) => `${(words().places[at.name] ?? at.name).replaceAll(' og ', '\nog ')}\n${number(at.value, decimals, true)}`,
        },
        itemStyle: { borderColor: colour('--soft'), borderWidth: page.outlines.length <= FEW ? 0.7 : 0.4 },
        emphasis: { label: { show: isNamed, color: colour('--ink') }, itemStyle: { areaColor: '#e69f00' } },
      }],
    };
  }

  function everything() {
    const section = part('everything');
    const body = make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': text('everything') });
    const count = make('p', { class: 'note', 'aria-live': 'polite' });
    let rows = [];
    const fill = () => {
      const found = allRows();
      rows = found.rows;
      count.textContent = text('rows', { shown: rows.length, all: found.all });
      body.replaceChildren(bigTable(rows, fill));
    };
    section.replaceChildren(heading('everything'),
      make('div', { class: 'filters' },
        make('label', {}, `${text('search')} `, make('input', { type: 'search', value: state.search, oninput: (event) => { state.search = event.target.value; fill(); } })),
        choice(text('measure'), [['', text('all')], ...page.measures.map((one) => [one.id, measureName(one.id)])], state.measure, (value) => { state.measure = value; fill(); }),
        choice(text('year'), page.years.map((year) => [year, year]), state.tableYear, (value) => { state.tableYear = Number(value); fill(); }),
        make('button', { type: 'button', onclick: () => save(`${shown().name}-${state.tableYear}.csv`, 'text/csv', csv([head(), ...rows])) }, text('download.csv')),
        make('button', { type: 'button', onclick: (event) => navigator.clipboard?.writeText(csv([head(), ...rows])).then(() => { event.target.textContent = text('copied'); }) }, text('copy'))),
      count, body);
    fill();
  }

  const head = () => [text('measure'), text('region'), text('part'), text('unit'), text('baseline'), text('scenario'), text('difference'), text('percent')];

  function allRows() {
    const rows = [];
    let all = 0;
    const wanted = state.search.toLocaleLowerCase();
    for (const one of page.measures) {
      page.places.forEach((_, place) => one.parts.forEach((piece) => {
        const at = [one.id, place, piece, state.tableYear];
        if (!Number.isFinite(run(...at))) return;
        all += 1;
        const row = [measureName(one.id), placeName(place), partName(piece), one.unit, base(...at), run(...at), difference(...at), one.isShare ? percent(...at) : NaN];
        // without a filter, only the region looked at
        const isLooked = wanted === '' && state.measure === '' ? place === state.place : true;
        const isFound = row.slice(0, 4).join(' ').toLocaleLowerCase().includes(wanted);
        if (isLooked && isFound && (state.measure === '' || state.measure === one.id)) rows.push(row);
      }));
    }
    if (state.sort !== null) {
      const sign = state.down ? -1 : 1;
      rows.sort((a, b) => {
        const [x, y] = [a[state.sort], b[state.sort]];
        if (typeof x === 'string') return -sign * x.localeCompare(y, state.language === 'no' ? 'nb' : 'en');
        return Number.isFinite(x) && Number.isFinite(y) ? sign * (x - y) : Number.isFinite(y) - Number.isFinite(x);
      });
    }
    return { rows, all };
  }

  function bigTable(rows, refill) {
    const sortBy = (column) => {
      state.down = state.sort === column ? !state.down : true;
      state.sort = column;
      refill();
    };
    const sorted = (column) => (state.sort !== column ? 'none' : state.down ? 'descending' : 'ascending');
    return make('table', {},
      make('thead', {}, make('tr', {}, ...head().map((name, column) => make('th', { scope: 'col', class: column < 4 ? 'text' : null, 'aria-sort': sorted(column) }, make('button', { type: 'button', onclick: () => sortBy(column) }, name))))),
      make('tbody', {}, ...rows.map((row) => make('tr', {}, ...row.map((cell, column) =>
        column === 0 ? make('th', { scope: 'row' }, cell) : make('td', { class: column < 4 ? 'text' : null }, typeof cell === 'string' ? cell : number(cell, decimalsOf([cell]), column > 5)))))));
  }

  function plain() {
    const lines = (all) => make('div', {}, ...all.filter((line) => line.trim() !== '').map((line) => make('p', {}, line)));
    const { brief, whole } = said(shown());
    part('plain').replaceChildren(heading('plain'), lines(brief.length > 0 ? brief : [text('plain.stored')]));
    if (whole.length > 0) part('plain').append(make('details', {}, make('summary', {}, text('plain.whole')), lines(whole)));
  }

  // what the accounts of the base year rest on
  const GRADES = Object.keys(page.grades[COUNTRY]);
  const graded = (place) => GRADES.filter((one) => page.grades[place][one] > 0)
    .map((one) => `${number(100 * page.grades[place][one], 0)} % ${text(`grade.${one}`)}`).join(', ');

  function checks() {
    const section = part('checks');
    const verdict = shown().verdict;
    const pair = (name, value) => [make('dt', {}, name), make('dd', {}, make('code', {}, value))];
    section.replaceChildren(heading('checks'),
      make('p', {}, text('check.solved', verdict)),
      make('p', { 'data-grades': '' }, text('grade.here', { place: placeName(state.place), grades: graded(state.place) })),
      make('details', {}, make('summary', {}, text('grade.all')), make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': text('grade.all') },
        table([[text('region'), ...GRADES.map((one) => text(`grade.${one}`))], ...page.places.map((_, place) => [placeName(place), ...GRADES.map((one) => 100 * page.grades[place][one])])]))),
      make('dl', {}, ...pair(text('check.code'), section.dataset.program), ...pair(text('check.fingerprint'), verdict.fingerprint), ...pair(text('check.calibration'), verdict.calibration), ...pair(text('check.command'), section.dataset.command)));
  }

  function render() {
    pending.length = 0;
    document.documentElement.lang = state.language === 'no' ? 'nb' : 'en';
    document.documentElement.dataset.theme = state.theme;
    [controls, story, cards, plain, map, charts, why, sure, compare, baseline, everything, checks].forEach((section) => section());
  }

  function change(what) {
    const focused = document.activeElement?.dataset?.control;
    Object.assign(state, what);
    render();
    if (focused) document.querySelector(`[data-control="${focused}"]`)?.focus();
  }

  // what the address asks for, where it is there
  function obey() {
    if (asked.get('lang') in page.languages) state.language = asked.get('lang');
    if (['light', 'dark'].includes(asked.get('theme'))) state.theme = asked.get('theme');
    if (page.places.includes(asked.get('region'))) state.place = page.places.indexOf(asked.get('region'));
    if (page.years.includes(Number(asked.get('year')))) state.year = Number(asked.get('year'));
    const scenario = page.scenarios.findIndex((one) => one.name === asked.get('scenario'));
    if (scenario >= 0) state.scenario = scenario;
  }

  const resize = () => drawn.forEach(({ chart, look }, element) => {
    chart.resize({ animation: { duration: 0 } });
    chart.setOption(look(element.clientWidth), true);
  });
  addEventListener('resize', resize);
  // paper is light, and as wide as it is: charts are drawn in the width of a sheet and shrunk to what there is
  let theme;
  addEventListener('beforeprint', () => {
    theme = state.theme;
    state.theme = document.documentElement.dataset.theme = 'light';
    pending.splice(0).forEach((show) => show());
    drawn.forEach(({ chart, look }, element) => {
      const width = element.closest('.charts') ? SHEET / 2 : SHEET;
      chart.resize({ width, animation: { duration: 0 } });
      chart.setOption(look(width), true);
      element.querySelector('svg').setAttribute('viewBox', `0 0 ${width} ${element.clientHeight}`);
    });
  });
  addEventListener('afterprint', () => {
    state.theme = document.documentElement.dataset.theme = theme;
    drawn.forEach((_, element) => element.querySelector('svg').removeAttribute('viewBox'));
    resize();
  });
  obey();
  render();
})();
