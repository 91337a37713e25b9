package org.likevekt.solver.results;

import java.util.List;

/** How formulas are set: as plain text, or as LaTeX. */
enum Notation {
    /** Plain text, one line a formula. */
    TEXT {
        @Override
        String name(String symbol, List<String> subscripts) {
            return symbol + (subscripts.isEmpty() ? "" : "[" + String.join(",", subscripts) + "]");
        }

        @Override
        String fraction(String above, String below) {
            return above + " / " + below;
        }

        @Override
        String power(String base, String exponent) {
            return base + "^" + exponent;
        }

        @Override
        String function(String name, String of) {
            return name + "(" + of + ")";
        }

        @Override
        String over(String operator, String letter, String of) {
            return operator + "(" + letter + ", " + of + ")";
        }

        @Override
        String sign(String operator) {
            return operator;
        }

        @Override
        String brackets(String inside) {
            return "(" + inside + ")";
        }
    },

    /** LaTeX in mathematical mode. */
    LATEX {
        @Override
        String name(String symbol, List<String> subscripts) {
            String text = symbol.length() == 1 ? symbol : "\\mathit{" + escaped(symbol) + "}";
            return text + (subscripts.isEmpty() ? "" : "_{\\mathit{" + escaped(String.join(",", subscripts)) + "}}");
        }

        private String escaped(String text) {
            return text.replace("_", "\\_")
                    .replace("%", "\\%")
                    .replace("&", "\\&")
                    .replace(" ", "\\ ");
        }

        @Override
        String fraction(String above, String below) {
            return "\\frac{" + above + "}{" + below + "}";
        }

        @Override
        String power(String base, String exponent) {
            return base + "^{" + exponent + "}";
        }

        @Override
        String function(String name, String of) {
            return "\\" + name + "\\left(" + of + "\\right)";
        }

        @Override
        String over(String operator, String letter, String of) {
            return ("product".equals(operator) ? "\\prod_{" : "\\sum_{") + letter + "} " + of;
        }

        @Override
        String sign(String operator) {
            return switch (operator) {
                case " * " -> " \\cdot ";
                case " <= " -> " \\le ";
                case " >= " -> " \\ge ";
                case " _|_ " -> " \\perp ";
                default -> operator;
            };
        }

        @Override
        String brackets(String inside) {
            return "\\left(" + inside + "\\right)";
        }
    };

    abstract String name(String symbol, List<String> subscripts);

    abstract String fraction(String above, String below);

    abstract String power(String base, String exponent);

    abstract String function(String name, String of);

    abstract String over(String operator, String letter, String of);

    abstract String sign(String operator);

    abstract String brackets(String inside);
}
