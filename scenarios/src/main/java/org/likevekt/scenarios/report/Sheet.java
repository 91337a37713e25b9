package org.likevekt.scenarios.report;

/**
 * What the template puts together.
 *
 * @param language of the page
 * @param title of the page
 * @param policy what a browser may load: nothing but the scripts with these hashes
 * @param style the page's own style
 * @param data the page's figures as JSON that no markup can leave
 * @param charts the chart library
 * @param script the page's own script
 * @param program name and version of the program
 * @param command what makes this page
 */
public record Sheet(
        String language,
        String title,
        String policy,
        String style,
        String data,
        String charts,
        String script,
        String program,
        String command) {}
