package io.credence.prediction.app;

import static io.restassured.RestAssured.given;

import io.credence.platform.api.TenantId;
import io.credence.platform.testkit.contract.Row;
import io.credence.platform.testkit.contract.TestedApi;
import io.credence.prediction.app.standin.TestModels;
import io.credence.prediction.app.standin.Topics;
import io.credence.prediction.app.standin.Upstreams;
import io.credence.prediction.app.standin.Waiting;
import io.credence.prediction.inference.testing.TinyModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// This service for the tests that every service must pass.
@ApplicationScoped
class TestedPredictions implements TestedApi {

    private static final long START_MS = 1_600_000_020_000L;
    private static final int ROWS = 80;
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TENSOR =
            """
            {"id":"42","inputs":[{"name":"x","datatype":"FP32","shape":[2,3],"data":[[1,2,3],[4,5,6]]}],
             "outputs":[{"name":"y"}]}\
            """;

    private final TestModels models;
    private final Upstreams upstreams;
    private final Topics topics;
    private final Map<String, Map<String, String>> objects = new ConcurrentHashMap<>();

    TestedPredictions(TestModels models, Upstreams upstreams, Topics topics) {
        this.models = models;
        this.upstreams = upstreams;
        this.topics = topics;
    }

    @Override
    public String name() {
        return "prediction-service";
    }

    @Override
    public List<String> standInPaths() {
        return List.of("/api/v1/served-aliases", "/api/v1/instruments", "/api/v1/feature-sets");
    }

    // 503 is what a full queue, a deadline of microseconds and a model of tensors only get.
    @Override
    public List<Row> rows() {
        return List.of(
                Row.of("listPredictions")
                        .query("instrument", "${ownInstrument}")
                        .query("interval", "1m")
                        .query("model", "${model}")
                        .query("stream", "${ownStream}")
                        .hidden(200),
                Row.of("predict").json(forecast("")).mayFailWith(503),
                Row.of("predictHistory")
                        .json(
                                forecast(
                                        ",\"fromMs\":%d,\"toMs\":%d"
                                                .formatted(START_MS, START_MS + Topics.MINUTE)))
                        .mayFailWith(503),
                Row.of("listServedModels").shows("model", "tensor"),
                Row.of("getServerMetadata").open(),
                Row.of("isServerLive").open(),
                Row.of("isServerReady").open(),
                Row.of("getStatistics").shows("tensor"),
                ofModel("getModelMetadata").shows("tensor"),
                ofModel("getModelConfig").shows("tensor"),
                ofModel("infer").json(TENSOR).mayFailWith(503),
                ofModel("getAliasMetadata").path("alias", "champion"),
                ofModel("inferAlias").path("alias", "champion").json(TENSOR).mayFailWith(503),
                ofModel("isAliasReady").path("alias", "champion"),
                ofModel("isModelReady").shows("tensor"),
                ofModel("getModelStatistics").shows("tensor"),
                ofVersion("getVersionMetadata"),
                ofVersion("getVersionConfig"),
                ofVersion("inferVersion").json(TENSOR).mayFailWith(503),
                ofVersion("isVersionReady"),
                ofVersion("getVersionStatistics"),
                Row.of("listRepository").json("{\"ready\":true}").shows("tensor"),
                ofModel("loadModel").json("{}").hidden(409),
                ofModel("unloadModel").json("{}").hidden(409));
    }

    private static Row ofModel(String operation) {
        return Row.of(operation).path("model", "${tensor}");
    }

    private static Row ofVersion(String operation) {
        return ofModel(operation).path("version", "7");
    }

    private static String forecast(String more) {
        return "{\"instrument\":\"${ownInstrument}\",\"interval\":\"1m\",\"model\":\"${model}\""
                + more
                + "}";
    }

    @Override
    public Map<String, String> objects(String tenant) {
        return objects.computeIfAbsent(tenant, this::createWhenReady);
    }

    // The server is ready once it has heard of every tenant's models.
    private Map<String, String> createWhenReady(String name) {
        upstreams.registryUp(TestModels.ALPHA);
        upstreams.registryUp(TestModels.BETA);
        Map<String, String> created = create(name);
        Waiting.until(
                () ->
                        given().get("/v2/health/ready").statusCode() == 200
                                ? Optional.of(true)
                                : Optional.empty(),
                "readiness");
        return created;
    }

    private Map<String, String> create(String name) {
        TenantId tenant = new TenantId(name);
        String instrument = name.toUpperCase(Locale.ROOT) + "OWN-USD";
        String stream = UUID.randomUUID().toString();
        String model = "model-of-" + name;
        String tensor = "tensor-of-" + name;
        models.champion(tenant, model, 2, instrument, d -> TinyModel.forecaster(d, 0f));
        models.champion(tenant, tensor, 7, "NONE-USD", d -> TinyModel.scale(d, 2f));
        for (int i = 0; i < ROWS; i++) {
            long time = START_MS + i * Topics.MINUTE;
            upstreams.row(instrument, time, Collections.nCopies(12, 0.0));
            topics.send(
                    tenant,
                    Topics.row(stream, instrument, time, Collections.nCopies(12, 0.0)),
                    TRACE);
        }
        topics.flush();
        topics.predictions(stream, ROWS);
        return Map.of(
                "model", model,
                "tensor", tensor,
                "ownInstrument", instrument,
                "ownStream", stream);
    }

    @Override
    public Map<String, String> missing() {
        return Map.of("model", "model-of-nobody", "tensor", "tensor-of-nobody");
    }
}
