package io.credence.platform.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;

/// The table at the end.
public record DemoReport(
        String model,
        int version,
        boolean forced,
        Problem problem,
        MarketData data,
        JsonNode card,
        JsonNode portfolio,
        JsonNode backtest) {

    private static final String RULE = "  " + "-".repeat(94);

    public void print(PrintWriter out) {
        out.println();
        out.println(RULE);
        printModel(out);
        out.println(RULE);
        printMoney(out);
        out.println(RULE);
        printReasons(out);
        out.println(RULE);
        out.flush();
    }

    private void printModel(PrintWriter out) {
        JsonNode test = card.path("test");
        row(out, "data", data.description());
        row(out, "problem", problem.barrierText() + " on " + data.interval() + " bars");
        row(
                out,
                "model",
                "%s version %d, %,d parameters, receptive field %d bars"
                        .formatted(
                                model,
                                version,
                                card.path("architecture").path("parameterCount").asLong(),
                                card.path("architecture").path("receptiveField").asInt()));
        row(
                out,
                "skill (test)",
                format(
                        "Brier skill %+.4f [%+.4f, %+.4f] over the base rate of %.1f %%; ECE %.4f",
                        test.path("calibrated").path("brierSkill").asDouble(),
                        test.path("skillLow").asDouble(),
                        test.path("skillHigh").asDouble(),
                        100 * test.path("baseRate").asDouble(),
                        test.path("calibrated").path("ece").asDouble()));
        row(
                out,
                "verdict",
                forced
                        ? "not better than the base rate; promoted by force"
                        : "better than the base rate; promoted");
    }

    private void printMoney(PrintWriter out) {
        out.printf(Locale.ROOT, "  %-24s %22s %26s%n", "", "paper, replay", "backtest, test slice");
        JsonNode statistics = backtest.path("statistics");
        JsonNode curve = statistics.path("strategy");
        both(
                out,
                "bars",
                integer(portfolio.path("measuredBars")),
                integer(statistics.path("bars")));
        both(
                out,
                "trades",
                integer(portfolio.path("trades")),
                integer(statistics.path("trades").path("trades")));
        both(out, "equity, USD", money(portfolio.path("equity")), money(curve.path("endEquity")));
        both(
                out,
                "return",
                percent(portfolio.path("totalReturn")),
                percent(curve.path("totalReturn")));
        both(
                out,
                "max drawdown",
                percent(portfolio.path("maxDrawdown")),
                percent(curve.path("maxDrawdown")));
        both(out, "fees, USD", money(portfolio.path("fees")), money(statistics.path("fees")));
        both(
                out,
                "slippage, USD",
                money(portfolio.path("slippage")),
                money(statistics.path("slippage")));
        both(out, "Sharpe (A = 365)", "n/a", ratio(curve.path("sharpe")));
        both(
                out,
                "buy and hold",
                percent(portfolio.path("buyAndHoldReturn")),
                percent(statistics.path("buyAndHold").path("totalReturn")));
        both(
                out,
                "risk state",
                portfolio.path("riskState").asText(),
                backtest.path("riskState").asText());
    }

    private void printReasons(PrintWriter out) {
        out.println("  what each bar of the paper portfolio ended in:");
        portfolio
                .path("reasons")
                .properties()
                .forEach(reason ->
                        out.printf(
                                Locale.ROOT,
                                "    %-24s %,8d bars%n",
                                reason.getKey(),
                                reason.getValue().asLong()));
    }

    private static void row(PrintWriter out, String label, String value) {
        out.printf(Locale.ROOT, "  %-14s %s%n", label, value);
    }

    private static void both(PrintWriter out, String label, String left, String right) {
        out.printf(Locale.ROOT, "  %-24s %22s %26s%n", label, left, right);
    }

    private static String integer(JsonNode value) {
        return known(value) ? format("%,d", value.asLong()) : "n/a";
    }

    private static String money(JsonNode value) {
        return known(value) ? format("%,.2f", value.asDouble()) : "n/a";
    }

    private static String percent(JsonNode value) {
        return known(value) ? format("%+.3f %%", 100 * value.asDouble()) : "n/a";
    }

    private static String ratio(JsonNode value) {
        return known(value) ? format("%.2f", value.asDouble()) : "undefined";
    }

    private static boolean known(JsonNode value) {
        return value.isNumber();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
