package io.credence.platform.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.credence.platform.local.evidence.VerdictLines;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// The demo's story: import, train, judge, serve, replay the last day, backtest.
public final class Demo {

    private static final long DAY_MS = 86_400_000L;
    private static final long LEAST_REPLAY_BARS = 200;
    private static final String FEATURE_SET = "core-12";
    private static final String ALIAS = "champion";
    private static final double INITIAL_CASH = 100_000.0;
    private static final double TRAIN_SHARE = 0.7;
    private static final int MOST_BARS = 10_000;

    private final Api api;
    private final Steps steps;
    private final MarketData data;
    private final BarrierWishes wishes;
    private final String name;
    private final String model;

    public Demo(Api api, Steps steps, MarketData data, BarrierWishes wishes) {
        this.api = api;
        this.steps = steps;
        this.data = data;
        this.wishes = wishes;
        this.name = "demo-" + UUID.randomUUID().toString().substring(0, 8);
        this.model = "tcn-" + data.instrument().toLowerCase(Locale.ROOT) + "-" + data.interval();
    }

    public DemoReport run() throws InterruptedException {
        JsonNode imported = importData();
        long firstMs = imported.path("firstTimeMs").asLong();
        long lastMs = imported.path("lastTimeMs").asLong();
        long replayFromMs = lastMs - Math.max(DAY_MS, LEAST_REPLAY_BARS * data.barMs());
        Problem problem = problem(firstMs, replayFromMs);
        JsonNode run = train(problem, firstMs, replayFromMs);
        int version = run.path("modelVersion").asInt();
        JsonNode card = api.get("/api/v1/models/" + model + "/versions/" + version).path("card");
        JsonNode gates = api.get("/api/v1/models/" + model + "/versions/" + version + "/gates");
        boolean forced = promote(version, card, gates);
        awaitServed(version);
        String strategyId = createStrategy(problem);
        JsonNode portfolio = replay(strategyId, replayFromMs, lastMs + 1);
        JsonNode backtest = backtest(strategyId, version, card);
        return new DemoReport(model, version, forced, problem, data, card, portfolio, backtest);
    }

    private JsonNode importData() throws InterruptedException {
        steps.begin("Import " + data.description());
        String instrument = "/api/v1/instruments/" + data.instrument();
        if (api.status("GET", instrument, null) == 404) {
            api.post(
                    "/api/v1/instruments",
                    Map.of("symbol", data.instrument(), "venue", data.venue()));
        }
        String kind = data.kind() == MarketData.Kind.TRADES ? "trades" : "bars";
        JsonNode report =
                api.postCsv(
                        instrument + "/" + kind + "?interval=" + data.interval(),
                        data.gzippedCsv());
        steps.fact(
                "%,d rows read, %,d new, %,d known before",
                report.path("rows").asLong(),
                report.path("inserted").asLong(),
                report.path("duplicates").asLong());
        steps.fact(
                "%s to %s; %,d bars of %s new; %d gaps, %d bars missing (recorded, not filled)",
                Instant.ofEpochMilli(report.path("firstTimeMs").asLong()),
                Instant.ofEpochMilli(report.path("lastTimeMs").asLong()),
                report.path("bars").asLong(),
                data.interval(),
                report.path("gapCount").asInt(),
                report.path("missingBars").asInt());
        return report;
    }

    private Problem problem(long fromMs, long toMs) throws InterruptedException {
        long trainEndMs = fromMs + (long) (TRAIN_SHARE * (toMs - fromMs));
        JsonNode bars =
                api.get(
                        "/api/v1/instruments/%s/bars?interval=%s&from_ms=%d&to_ms=%d&limit=%d"
                                .formatted(
                                        data.instrument(),
                                        data.interval(),
                                        fromMs,
                                        trainEndMs,
                                        MOST_BARS));
        return Problem.suiting(
                Api.longs(bars.path("openTimeMs")), Api.doubles(bars.path("close")), wishes);
    }

    private JsonNode train(Problem problem, long fromMs, long toMs) throws InterruptedException {
        steps.begin("Train a TCN on everything before the replay");
        steps.fact(
                "which comes first: %s on %s bars, which move by %.2f %% (standard deviation of the"
                        + " first %,d)",
                problem.barrierText(),
                data.interval(),
                100 * problem.barDeviation(),
                problem.bars());
        JsonNode run =
                api.post(
                        "/api/v1/training-runs",
                        Map.of(
                                "model",
                                model,
                                "architecture",
                                "tcn",
                                "dataset",
                                Map.of(
                                        "instrument",
                                        data.instrument(),
                                        "interval",
                                        data.interval(),
                                        "featureSet",
                                        FEATURE_SET,
                                        "barrier",
                                        problem.barrier(),
                                        "fromMs",
                                        fromMs,
                                        "toMs",
                                        toMs)),
                        name);
        String path = "/api/v1/training-runs/" + run.path("id").asText();
        steps.fact("run %s", run.path("id").asText());
        try (Steps.Bar bar = steps.bar("training")) {
            while (!finished(run)) {
                Thread.sleep(300);
                run = api.get(path);
                JsonNode progress = run.path("progress");
                bar.at(progress.path("fraction").asDouble(), describe(run, progress));
            }
        }
        if (!"SUCCEEDED".equals(run.path("state").asText())) {
            throw new IllegalStateException(
                    "the training ended as %s: %s %s"
                            .formatted(
                                    run.path("state").asText(),
                                    run.path("reason").asText(),
                                    run.path("detail").asText()));
        }
        return run;
    }

    private static boolean finished(JsonNode run) {
        return switch (run.path("state").asText()) {
            case "SUCCEEDED", "FAILED", "CANCELLED" -> true;
            default -> false;
        };
    }

    private static String describe(JsonNode run, JsonNode progress) {
        if (!progress.hasNonNull("trainLoss")) {
            return progress.path("phase").asText(run.path("state").asText());
        }
        return String.format(
                Locale.ROOT,
                "%s epoch %d/%d loss %.4f val Brier %.4f ETA %ds",
                progress.path("phase").asText(),
                progress.path("epoch").asInt(),
                progress.path("maxEpochs").asInt(),
                progress.path("trainLoss").asDouble(),
                progress.path("validationBrier").asDouble(),
                progress.path("etaSeconds").asLong());
    }

    private boolean promote(int version, JsonNode card, JsonNode gates)
            throws InterruptedException {
        steps.begin("Judge " + model + " version " + version);
        VerdictLines.of(card, gates).forEach(line -> steps.fact("%s", line));
        boolean passed = gates.path("passed").asBoolean();
        String alias = "/api/v1/models/" + model + "/aliases/" + ALIAS;
        Api.Answer answer =
                api.put(
                        alias,
                        Map.of(
                                "version", version,
                                "force", !passed,
                                "reason", passed ? "demo: gates passed" : "demo: shown as forced"));
        if (answer.status() >= 300) {
            throw new IllegalStateException("the promotion was refused: " + answer.body());
        }
        steps.fact(
                "%s -> version %d%s",
                ALIAS,
                version,
                passed ? "" : ", FORCED: it has not shown that it beats the base rate");
        return !passed;
    }

    private void awaitServed(int version) throws InterruptedException {
        steps.begin("Serve it");
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < deadline) {
            for (JsonNode served : api.get("/api/v1/served-models").path("items")) {
                if (model.equals(served.path("model").asText())
                        && served.path("version").asInt() == version
                        && "READY".equals(served.path("state").asText())) {
                    steps.fact("loaded, warmed and serving as %s", ALIAS);
                    return;
                }
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException(
                "prediction-service does not serve version %d; see its log".formatted(version));
    }

    private String createStrategy(Problem problem) throws InterruptedException {
        JsonNode strategy =
                api.post(
                        "/api/v1/strategies",
                        Map.of(
                                "name", name,
                                "instrument", data.instrument(),
                                "interval", data.interval(),
                                "model", model,
                                "alias", ALIAS,
                                "barrier", problem.barrier(),
                                "signal",
                                        Map.of(
                                                "targetVolatility",
                                                problem.targetVolatility(),
                                                "deadband",
                                                0.3)));
        return strategy.path("id").asText();
    }

    private JsonNode replay(String strategyId, long fromMs, long toMs) throws InterruptedException {
        steps.begin(
                "Replay the last %s as a live stream"
                        .formatted(
                                data.barMs() * LEAST_REPLAY_BARS > DAY_MS
                                        ? LEAST_REPLAY_BARS + " bars"
                                        : "day"));
        // Chosen here, so that the portfolio waits for the stream before its first bar.
        String stream = UUID.randomUUID().toString();
        JsonNode portfolio =
                api.post(
                        "/api/v1/portfolios",
                        Map.of(
                                "strategyId", strategyId,
                                "stream", stream,
                                "initialCash", INITIAL_CASH));
        String portfolioPath = "/api/v1/portfolios/" + portfolio.path("id").asText();
        try (EventTap events = new EventTap(api);
                Steps.Bar bar = steps.bar("bars")) {
            JsonNode replay =
                    api.post(
                            "/api/v1/replays",
                            Map.of(
                                    "id", stream,
                                    "instrument", data.instrument(),
                                    "interval", data.interval(),
                                    "featureSet", FEATURE_SET,
                                    "fromMs", fromMs,
                                    "toMs", toMs,
                                    "barsPerSecond", 0));
            String path = "/api/v1/replays/" + replay.path("id").asText();
            long deadline = System.nanoTime() + 180_000_000_000L;
            long total = Long.MAX_VALUE;
            long decided = 0;
            while (decided < total) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "only %d of %d bars were decided on in time; see the logs"
                                    .formatted(decided, total));
                }
                Thread.sleep(200);
                total = api.get(path).path("total").asLong();
                portfolio = api.get(portfolioPath);
                decided = portfolio.path("bars").asLong();
                bar.at(
                        total == 0 ? 0 : (double) decided / total,
                        "%d of %d decided, equity %.2f"
                                .formatted(decided, total, portfolio.path("equity").asDouble()));
            }
            // The last events are on their way to the stream.
            Thread.sleep(500);
            events.counts().forEach((type, count) -> steps.fact("%,6d  %s", count, type));
        }
        return portfolio;
    }

    private JsonNode backtest(String strategyId, int version, JsonNode card)
            throws InterruptedException {
        steps.begin("Backtest the same strategy over the test slice");
        JsonNode test = card.path("split").path("test");
        JsonNode result =
                api.post(
                        "/api/v1/backtests",
                        Map.of(
                                "strategyId", strategyId,
                                "modelVersion", version,
                                "fromMs", test.path("fromMs").asLong(),
                                // The card names the last bar's opening, the API wants an end.
                                "toMs", test.path("toMs").asLong() + 1,
                                "initialCash", INITIAL_CASH));
        steps.fact("backtest %s", result.path("id").asText());
        return result;
    }
}
