// Draws the page from its data: every text is set as text, never as markup, and nothing is asked of any server.
(() => {
  'use strict';

  const page = JSON.parse(document.getElementById('data').textContent);
  const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#7a6a00', '#808080'];
  const COUNTRY = 0; // position of the country among the places
  const WHOLE = ''; // the part that stands for all groups or industries
  const state = {
    language: page.language,
    place: Math.max(0, page.places.indexOf(page.region)),
    scenario: 0,
    year: page.year,
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    mapMeasure: 'mainland_product_per_person',
    mapPart: WHOLE,
    sort: null,
    down: true,
    search: '',
    measure: '',
    tableYear: page.year,
  };
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
  const partsOf = (id) => (measure(id)?.parts ?? []).filter((part) => part !== WHOLE);
  const yearIndex = (year) => page.years.indexOf(year);
  const cells = (levels, id, place, part) => levels.byMeasure[id]?.[place]?.[measure(id).parts.indexOf(part)] ?? [];
  const base = (id, place, part, year) => cells(page.bases[shown().base], id, place, part)[yearIndex(year)] ?? NaN;
  const run = (id, place, part, year) => cells(shown().levels, id, place, part)[yearIndex(year)] ?? NaN;
  const difference = (...at) => run(...at) - base(...at);
  const percent = (...at) => (base(...at) > 0 ? 100 * (run(...at) / base(...at) - 1) : NaN);
  const growth = (level, id, place, part) => {
    const first = page.years[0];
    const ratio = level(id, place, part, page.year) / level(id, place, part, first);
    return page.year > first ? 100 * (ratio ** (1 / (page.year - first)) - 1) : NaN;
  };
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
  const heading = (id) => make('h2', { id: `${id}-title` }, text(id));

  function choice(label, options, value, onchange) {
    const select = make('select', { onchange: (event) => onchange(event.target.value) });
    for (const [key, name] of options) {
      const option = make('option', { value: key }, name);
      option.selected = String(key) === String(value);
      select.append(option);
    }
    return make('label', {}, `${label} `, select);
  }

  // what is drawn: plots, the same for the chart, its table and its file

  const overYears = (name, parts, level) => ({
    kind: 'lines',
    labels: page.years,
    series: parts.map((one, k) => ({ name: partName(one), colour: k, values: page.years.map((year) => level(one, year)) })),
    head: name,
  });

  function ranked(parts, level, limit = parts.length) {
    return parts
      .filter((one) => Number.isFinite(level(one)))
      .sort((a, b) => level(b) - level(a))
      .slice(0, limit);
  }

  const PLOTS = {
    wages: () => overYears('year', partsOf('wage_per_person'), (one, year) => percent('wage_per_person', state.place, one, year)),
    moves: () => overYears('year', partsOf('accumulated_migration'), (one, year) => difference('accumulated_migration', state.place, one, year)),
    trained: () => overYears('year', partsOf('trained'), (one, year) => difference('trained', state.place, one, year)),
    product: () => ({
      kind: 'lines',
      head: 'year',
      labels: page.years,
      series: [...new Set([state.place, COUNTRY])].map((place, k) => ({
        name: placeName(place),
        colour: k,
        values: page.years.map((year) => percent('mainland_product_per_person', place, WHOLE, year)),
      })),
    }),
    industries: () => {
      const level = (one) => percent('value_added', state.place, one, page.year);
      const parts = ranked(partsOf('value_added'), level);
      return {
        kind: 'bars',
        head: 'part',
        tall: true,
        labels: parts.map(partName),
        series: [{ name: text('percent'), colour: 0, values: parts.map(level) }],
        also: [{ name: 'MNOK', values: parts.map((one) => difference('value_added', state.place, one, page.year)) }],
      };
    },
    welfare: () => {
      const parts = [WHOLE, ...partsOf('equivalent_variation')];
      return {
        kind: 'bars',
        head: 'part',
        labels: parts.map(partName),
        series: [...new Set([state.place, COUNTRY])].map((place, k) => ({
          name: placeName(place),
          colour: k,
          values: parts.map((one) => run('equivalent_variation', place, one, page.year)),
        })),
      };
    },
    growth: () => {
      const places = page.places.map((_, place) => place);
      const level = (place) => growth(base, 'mainland_product_per_person', place, WHOLE);
      places.sort((a, b) => level(b) - level(a));
      return {
        kind: 'bars',
        head: 'region',
        labels: places.map(placeName),
        series: [
          { name: text('baseline'), colour: 7, values: places.map(level) },
          { name: text('scenario'), colour: 0, values: places.map((place) => growth(run, 'mainland_product_per_person', place, WHOLE)) },
        ],
      };
    },
    industries_then_now: () => {
      const parts = ranked(
        partsOf('value_added').filter((one) => base('value_added', state.place, one, page.years[0]) > 0),
        (one) => growth(base, 'value_added', state.place, one),
        8,
      );
      const billions = (year) => parts.map((one) => base('value_added', state.place, one, year) / 1000);
      return {
        kind: 'bars',
        head: 'part',
        labels: parts.map(partName),
        series: [
          { name: String(page.years[0]), colour: 7, values: billions(page.years[0]) },
          { name: String(page.year), colour: 0, values: billions(page.year) },
        ],
      };
    },
    moves_base: () => overYears('year', partsOf('accumulated_migration'), (one, year) => base('accumulated_migration', state.place, one, year)),
    relative_wages: () => {
      const parts = partsOf('wage_per_person');
      const whole = parts.includes('lower_university') ? 'lower_university' : parts[parts.length - 1];
      const wage = (one, year) => base('wage_per_person', state.place, one, year);
      return overYears('year', parts.filter((one) => one !== whole), (one, year) => wage(one, year) / wage(whole, year));
    },
    nation: () => ({
      kind: 'lines',
      head: 'year',
      labels: page.years,
      series: ['government_saving', 'foreign_saving'].filter(measure).flatMap((id, k) => [
        { name: `${measureName(id)}, ${text('scenario').toLowerCase()}`, colour: k, values: page.years.map((year) => run(id, COUNTRY, WHOLE, year) / 1000) },
        { name: `${measureName(id)}, ${text('baseline').toLowerCase()}`, colour: k, dashed: true, values: page.years.map((year) => base(id, COUNTRY, WHOLE, year) / 1000) },
      ]),
    }),
  };

  const NEEDS = { trained: 'trained', welfare: 'equivalent_variation', nation: 'government_saving' };

  function option(plot, width) {
    const ink = colour('--ink');
    const soft = colour('--soft');
    const line = colour('--line');
    const isLine = plot.kind === 'lines';
    const decimals = decimalsOf(plot.series.flatMap((one) => one.values));
    const digits = ticks(plot.series.flatMap((one) => one.values), isLine);
    const isNarrow = width < 480;
    // a legend takes a line for each few names
    const lines = plot.series.length > 1 ? Math.ceil(plot.series.reduce((sum, one) => sum + 40 + 7 * one.name.length, 0) / (width - 20)) : 0;
    const values = {
      type: 'value',
      scale: isLine,
      axisLabel: { color: soft, formatter: (value) => number(value, digits), hideOverlap: true },
      splitLine: { lineStyle: { color: line } },
    };
    const labels = {
      type: 'category',
      data: plot.labels.map(String),
      inverse: !isLine,
      axisLabel: { color: isLine ? soft : ink, width: isLine ? undefined : isNarrow ? 110 : 190, overflow: 'truncate', interval: isLine ? 'auto' : 0 },
      axisTick: { show: isLine },
      axisLine: { lineStyle: { color: soft }, onZero: false },
    };
    return {
      animation: false,
      aria: { enabled: true },
      color: COLOURS,
      textStyle: { color: ink, fontFamily: 'inherit' },
      grid: { left: 8, right: 18, top: 14 + 24 * lines, bottom: 8, containLabel: true },
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
        symbol: 'none',
        barMaxWidth: 16,
      })),
    };
  }

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // tables and files of a plot

  function rowsOf(plot) {
    const columns = [...plot.series, ...(plot.also ?? [])];
    return [[text(plot.head), ...columns.map((one) => one.name)], ...plot.labels.map((label, k) => [label, ...columns.map((one) => one.values[k])])];
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

  function savePng(chart, name) {
    const image = new Image();
    const [width, height] = [chart.getWidth(), chart.getHeight()];
    image.onload = () => {
      const canvas = make('canvas', { width: 2 * width, height: 2 * height });
      const context = canvas.getContext('2d');
      context.fillStyle = colour('--paper');
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(`${name}.png`, 'image/png', blob));
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chart.renderToSVGString())}`;
  }

  function table(rows) {
    const decimals = rows[0].map((_, column) => decimalsOf(rows.slice(1).map((row) => row[column]).filter((v) => typeof v === 'number')));
    return make('table', {},
      make('thead', {}, make('tr', {}, ...rows[0].map((name) => make('th', { scope: 'col' }, String(name))))),
      make('tbody', {}, ...rows.slice(1).map((row) => make('tr', {}, ...row.map((cell, column) =>
        column === 0 ? make('th', { scope: 'row' }, String(cell)) : make('td', {}, number(cell, decimals[column])))))));
  }

  function draw(element, options) {
    let chart = drawn.get(element);
    if (!chart) {
      chart = echarts.init(element, null, { renderer: 'svg' });
      drawn.set(element, chart);
    }
    chart.setOption(options, true);
    return chart;
  }

  function drop(section) {
    for (const [element, chart] of drawn) {
      if (section.contains(element)) {
        chart.dispose();
        drawn.delete(element);
      }
    }
    section.replaceChildren();
  }

  function figureOf(id) {
    const plot = PLOTS[id]();
    const years = { first: page.years[0], last: page.year };
    const name = text(`chart.${id}`, years);
    const finding = told().findings[id];
    const canvas = make('div', { class: plot.tall ? 'canvas tall' : 'canvas', role: 'img', 'aria-label': `${name}. ${finding ?? ''}`, 'data-chart': id });
    const data = make('div', { class: 'scroll', hidden: true, tabindex: 0, role: 'region', 'aria-label': name });
    const toggle = make('button', { type: 'button', 'aria-expanded': 'false', onclick: () => {
      data.hidden = !data.hidden;
      toggle.setAttribute('aria-expanded', String(!data.hidden));
      if (!data.hidden && !data.firstChild) data.append(table(rowsOf(plot)));
    } }, text('table'));
    const file = `${shown().name}-${id}-${page.places[state.place] || 'norway'}`;
    const element = make('figure', {},
      make('figcaption', {}, make('h3', {}, finding ?? name), make('p', { class: 'note' }, finding ? `${name}. ${text(`chart.${id}.note`, years)}` : text(`chart.${id}.note`, years))),
      canvas,
      make('p', { class: 'source' }, text('source')),
      make('div', { class: 'tools' }, toggle,
        make('button', { type: 'button', onclick: () => savePng(drawn.get(canvas), file) }, text('download.png')),
        make('button', { type: 'button', onclick: () => save(`${file}.svg`, 'image/svg+xml', drawn.get(canvas).renderToSVGString()) }, text('download.svg')),
        make('button', { type: 'button', onclick: () => save(`${file}.csv`, 'text/csv', csv(rowsOf(plot))) }, text('download.csv'))),
      data);
    return { element, show: () => draw(canvas, option(plot, canvas.clientWidth)) };
  }

  // the sections

  function controls() {
    const places = page.places.map((_, place) => [place, placeName(place)]);
    part('controls').replaceChildren(
      ...(page.scenarios.length > 1
        ? [choice(text('scenario'), page.scenarios.map((one, k) => [k, one.title]), state.scenario, (value) => change({ scenario: Number(value) }))]
        : []),
      choice(text('region'), places, state.place, (value) => change({ place: Number(value) })),
      make('button', { type: 'button', lang: state.language === 'en' ? 'no' : 'en', onclick: () => change({ language: state.language === 'en' ? 'no' : 'en' }) }, text('other.language')),
      make('button', { type: 'button', 'aria-pressed': String(state.theme === 'dark'), onclick: () => change({ theme: state.theme === 'dark' ? 'light' : 'dark' }) }, text('theme')));
    part('title').textContent = `${shown().title}: ${placeName(state.place)}`;
  }

  function story() {
    part('story').replaceChildren(heading('story'), make('div', { class: 'story', 'aria-live': 'polite' }, ...told().story.map((sentence) => make('p', {}, sentence))));
  }

  function cards() {
    const card = (label, value, decimals, unit) => {
      const side = !Number.isFinite(value) || Number(Math.abs(value).toFixed(decimals)) === 0 ? '' : value > 0 ? 'up' : 'down';
      return make('div', { class: 'card' }, make('strong', { class: side }, `${number(value, decimals, true)} ${unit}`), make('span', {}, label));
    };
    const at = [state.place, WHOLE, page.year];
    part('cards').replaceChildren(heading('cards'), make('div', { class: 'cards' },
      card(text('card.product'), percent('mainland_product_per_person', ...at), 2, '%'),
      card(text('card.employed'), difference('employed', ...at), 0, ''),
      card(text('card.moved'), difference('accumulated_migration', ...at), 0, ''),
      card(text('card.worth'), run('equivalent_variation', ...at), 0, text('card.unit.nok')),
      card(text('card.country'), percent('mainland_product', COUNTRY, WHOLE, page.year), 2, '%')));
  }

  function charts() {
    const section = part('charts');
    drop(section);
    const figures = Object.keys(PLOTS).filter((id) => !NEEDS[id] || measure(NEEDS[id])).map(figureOf);
    section.append(heading('charts'), make('div', { class: 'charts' }, ...figures.map((figure) => figure.element)));
    figures.forEach((figure) => figure.show());
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
    const caption = make('h3', {});
    const slider = make('input', { type: 'range', min: page.years[0], max: page.years[page.years.length - 1], value: state.year, 'aria-label': text('year'), oninput: (event) => show(Number(event.target.value)) });
    const label = make('output', {}, String(state.year));
    const play = make('button', { type: 'button', onclick: () => toggle() }, text('play'));
    const show = (year) => {
      state.year = year;
      slider.value = year;
      label.textContent = year;
      const one = measure(state.mapMeasure);
      const unit = one.isShare ? text('percent').toLowerCase() : one.unit;
      caption.textContent = text('map.finding', { measure: measureName(one.id), year, scenario: shown().title, baseline: shown().baseline, unit });
      draw(canvas, mapOption(one, year));
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
        make('div', { class: 'years' }, play, slider, label)),
      make('figure', {}, make('figcaption', {}, caption), canvas, make('p', { class: 'source' }, `${text('source')}. ${text('map.source')}`)));
    show(state.year);
    drawn.get(canvas).on('click', (event) => {
      const place = page.places.indexOf(event.name);
      if (place >= 0) change({ place });
    });
  }

  function registerMap() {
    const svg = document.implementation.createDocument('http://www.w3.org/2000/svg', 'svg');
    svg.documentElement.setAttribute('viewBox', '0 0 810 1000');
    for (const outline of page.outlines) {
      const path = svg.createElementNS('http://www.w3.org/2000/svg', 'path');
      path.setAttribute('name', outline.code);
      path.setAttribute('d', outline.path);
      svg.documentElement.append(path);
    }
    echarts.registerMap('regions', { svg: new XMLSerializer().serializeToString(svg) });
  }

  function mapOption(one, year) {
    const level = one.isShare ? percent : one.id.startsWith('equivalent') ? run : difference;
    const data = page.outlines.map((outline) => {
      const place = page.places.indexOf(outline.code);
      return { name: outline.code, value: level(one.id, place, WHOLE, year), itemStyle: place === state.place ? { borderColor: colour('--ink'), borderWidth: 2.4 } : {} };
    });
    // one scale for all years, so that what moves is the economy
    const all = page.years.flatMap((any) => page.outlines.map((outline) => Math.abs(level(one.id, page.places.indexOf(outline.code), WHOLE, any))));
    const most = Math.max(...all.filter(Number.isFinite), 1e-9);
    const decimals = decimalsOf([most]);
    return {
      animation: false,
      aria: { enabled: true },
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
        inRange: { color: state.theme === 'dark' ? ['#d55e00', '#7a4a2c', '#2b3138', '#2c577a', '#56b4e9'] : ['#b34700', '#e9a87e', '#f2f2f2', '#8fbfe0', '#00568f'] },
      },
      series: [{
        type: 'map',
        map: 'regions',
        data,
        bottom: 50,
        top: 8,
        selectedMode: false,
        label: { show: false },
        itemStyle: { borderColor: colour('--soft'), borderWidth: 0.7 },
        emphasis: { label: { show: false }, itemStyle: { areaColor: '#e69f00' } },
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
    part('plain').replaceChildren(heading('plain'), make('div', { lang: 'en' }, ...shown().plain.map((line) => make('p', {}, line))));
  }

  function checks() {
    const section = part('checks');
    const verdict = shown().verdict;
    const pair = (name, value) => [make('dt', {}, name), make('dd', {}, make('code', {}, value))];
    section.replaceChildren(heading('checks'),
      make('p', {}, text('check.solved', verdict)),
      make('dl', {}, ...pair(text('check.code'), section.dataset.program), ...pair(text('check.fingerprint'), verdict.fingerprint), ...pair(text('check.calibration'), verdict.calibration), ...pair(text('check.command'), section.dataset.command)));
  }

  function render() {
    document.documentElement.lang = state.language === 'no' ? 'nb' : 'en';
    document.documentElement.dataset.theme = state.theme;
    [controls, story, cards, map, charts, everything, plain, checks].forEach((section) => section());
  }

  function change(what) {
    Object.assign(state, what);
    render();
  }

  const resize = () => drawn.forEach((chart) => chart.resize({ animation: { duration: 0 } }));
  addEventListener('resize', resize);
  addEventListener('beforeprint', resize);
  addEventListener('afterprint', resize);
  render();
})();
