package io.credence.prediction.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.prediction.app.serving.ModelState;
import io.credence.prediction.app.standin.LoopbackResource;
import io.credence.prediction.app.standin.TestModels;
import io.credence.prediction.app.standin.Waiting;
import io.credence.prediction.inference.batch.Batcher;
import io.credence.prediction.inference.testing.TinyModel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(LoopbackResource.class)
class InferIT {

    private static final String LENGTH = "Inference-Header-Content-Length";
    private static final String ONE_ROW =
            "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[1,3],\"data\":[1,2,3]}]}";

    private static boolean loaded;

    @Inject TestModels models;
    @Inject Batcher batcher;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeEach
    void load() {
        if (!loaded) {
            models.champion(TestModels.ALPHA, "tensor", 7, "TEN-USD", d -> TinyModel.scale(d, 2f));
            String next = models.artifact(TestModels.ALPHA, d -> TinyModel.scale(d, 5f));
            models.move(TestModels.ALPHA, "tensor", "challenger", 8, "TEN-USD", next);
            models.await(
                    TestModels.ALPHA, "tensor", "challenger", s -> s.state() == ModelState.READY);
            models.champion(TestModels.ALPHA, "slow", 1, "SLO-USD", d -> TinyModel.slow(d, 40));
            loaded = true;
        }
    }

    @Test
    void shouldAnswerJsonWithJson() {
        alpha().body(
                        "{\"id\":\"42\",\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[2,3],\"data\":[[1,2,3],[4,5,6]]}],\"outputs\":[{\"name\":\"y\"}]}")
                .post("/v2/models/tensor/infer")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("model_name", equalTo("tensor"))
                .body("model_version", equalTo("7"))
                .body("id", equalTo("42"))
                .body("outputs.size()", equalTo(1))
                .body("outputs[0].name", equalTo("y"))
                .body("outputs[0].datatype", equalTo("FP32"))
                .body("outputs[0].shape", equalTo(List.of(2, 3)))
                .body("outputs[0].data", equalTo(List.of(2f, 4f, 6f, 8f, 10f, 12f)));
    }

    @Test
    void shouldAnswerBytesWithBytesAsTritonclientAsksByDefault() {
        // Given
        String json =
                "{\"inputs\":[{\"name\":\"x\",\"shape\":[2,3],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":24}}],\"parameters\":{\"binary_data_output\":true}}";
        byte[] body = concat(json, floats(1, 2, 3, -4, 0.5f, 0.25f));

        // When
        Response response =
                bearer("alpha")
                        .contentType("application/octet-stream")
                        .header(LENGTH, json.length())
                        .body(body)
                        .post("/v2/models/tensor/versions/8/infer");

        // Then: outputs in the signature's order, `version` before `y`.
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("application/octet-stream");
        byte[] bytes = response.asByteArray();
        int head = Integer.parseInt(response.header(LENGTH));
        String answer = new String(bytes, 0, head, StandardCharsets.UTF_8);
        assertThat(answer)
                .contains("\"model_version\":\"8\"", "\"binary_data_size\":24")
                .doesNotContain("\"data\"");
        ByteBuffer tensors =
                ByteBuffer.wrap(bytes, head, bytes.length - head).order(ByteOrder.LITTLE_ENDIAN);
        List<Float> values = new ArrayList<>();
        while (tensors.hasRemaining()) {
            values.add(tensors.getFloat());
        }
        assertThat(values).containsExactly(5f, 5f, 5f, 10f, 15f, -20f, 2.5f, 1.25f);
    }

    @Test
    void shouldFindModelsByLabelAndByParameter() {
        alpha().body(ONE_ROW)
                .post("/v2/models/tensor/labels/challenger/infer")
                .then()
                .statusCode(200)
                .body("model_version", equalTo("8"));
        alpha().body(
                        ONE_ROW.replace(
                                "{\"inputs\"",
                                "{\"parameters\":{\"model_alias\":\"challenger\"},\"inputs\""))
                .post("/v2/models/tensor/infer")
                .then()
                .statusCode(200)
                .body("model_version", equalTo("8"));
    }

    @Test
    void shouldTakeCompressedBodies() throws Exception {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(ONE_ROW.getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream deflate = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflate)) {
            out.write(ONE_ROW.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(post("gzip", gzip.toByteArray()).statusCode()).isEqualTo(200);
        assertThat(post("deflate", deflate.toByteArray()).statusCode()).isEqualTo(200);
        assertThat(post("gzip", deflate.toByteArray()).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldRefuseABombThatGrowsBeyondTheLimit() throws Exception {
        // Given: 64 MiB of zeros in some 64 KiB.
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            for (int i = 0; i < 64; i++) {
                out.write(new byte[1 << 20]);
            }
        }

        // Then
        assertThat(post("gzip", gzip.toByteArray()).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,4]; 'data':[1,2,3,4]",
                "[1,3]; 'data':[1,2]",
                "[4000000,3]; 'data':[1,2]",
                "[1,3]; 'parameters':{'binary_data_size':12}",
                "[1,3]; 'data':['a',2,3]"
            })
    void shouldNameTheTensorOfABadRequest(String shapeAndData) {
        String[] parts = shapeAndData.replace('\'', '"').split(";", -1);
        alpha().body(
                        "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":"
                                + parts[0]
                                + ","
                                + parts[1]
                                + "}]}")
                .post("/v2/models/tensor/infer")
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("error", containsString("input 'x'"))
                .body("error_code", equalTo("INVALID_TENSOR"));
    }

    @Test
    void shouldRefuseALyingHeaderAndMalformedJson() {
        bearer("alpha")
                .contentType("application/octet-stream")
                .header(LENGTH, 2_000_000_000)
                .body(ONE_ROW.getBytes(StandardCharsets.UTF_8))
                .post("/v2/models/tensor/infer")
                .then()
                .statusCode(400)
                .body("error", containsString(LENGTH));
        alpha().body("{\"inputs\":")
                .post("/v2/models/tensor/infer")
                .then()
                .statusCode(400)
                .body("error", containsString("JSON"));
        alpha().body(ONE_ROW.replace("]}]", "]}],\"outputs\":[{\"name\":\"z\"}]"))
                .post("/v2/models/tensor/infer")
                .then()
                .statusCode(400)
                .body("error", containsString("output 'z'"));
    }

    @Test
    void shouldSayThatAVersionOrModelIsUnknown() {
        alpha().body(ONE_ROW).post("/v2/models/none/infer").then().statusCode(404);
        alpha().body(ONE_ROW).post("/v2/models/tensor/versions/99/infer").then().statusCode(404);
        alpha().body(ONE_ROW)
                .post("/v2/models/tensor/versions/99999999999/infer")
                .then()
                .statusCode(404);
        alpha().body(ONE_ROW).post("/v2/models/tensor/labels/nobody/infer").then().statusCode(404);
    }

    @Test
    void shouldDescribeServerAndModels() {
        given().get("/v2")
                .then()
                .statusCode(200)
                .body("name", equalTo("prediction-service"))
                .body("extensions", hasItems("binary_tensor_data", "model_repository"));
        bearer("alpha")
                .get("/v2/models/tensor")
                .then()
                .statusCode(200)
                .body("versions", equalTo(List.of("7", "8")))
                .body("platform", equalTo("tensorflow_savedmodel"))
                .body("inputs[0].name", equalTo("x"))
                .body("inputs[0].datatype", equalTo("FP32"))
                .body("inputs[0].shape", equalTo(List.of(-1, 3)))
                .body("outputs.name", equalTo(List.of("version", "y")));
        bearer("alpha")
                .get("/v2/models/tensor/versions/8/ready")
                .then()
                .statusCode(200)
                .body("ready", equalTo(true));
        bearer("alpha")
                .get("/v2/models/tensor/config")
                .then()
                .statusCode(200)
                .body("max_batch_size", equalTo(256))
                .body("input[0].dims", equalTo(List.of(3)));
        alpha().body("{\"ready\":true}")
                .post("/v2/repository/index")
                .then()
                .statusCode(200)
                .body("findAll { it.name == 'tensor' }.version", hasItems("7", "8"))
                .body("state", hasItem("READY"));
        alpha().body("{'ready':")
                .post("/v2/repository/index")
                .then()
                .statusCode(400)
                .body("error", containsString("JSON"));
        alpha().body("{}")
                .post("/v2/repository/models/tensor/load")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("SERVED_BY_ALIAS"))
                .body("error", containsString("registry"));
    }

    @Test
    void shouldCountWhatItDoes() {
        // Given
        alpha().body(ONE_ROW).post("/v2/models/tensor/infer").then().statusCode(200);

        // Then
        bearer("alpha")
                .get("/v2/models/tensor/versions/7/stats")
                .then()
                .statusCode(200)
                .body("model_stats[0].name", equalTo("tensor"))
                .body("model_stats[0].inference_count", greaterThanOrEqualTo(1))
                .body("model_stats[0].inference_stats.success.count", greaterThanOrEqualTo(1))
                .body("model_stats[0].inference_stats.compute_infer.ns", greaterThanOrEqualTo(1))
                .body("model_stats[0].batch_stats.batch_size", hasItem(1));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("nv_inference_request_success{"))
                .body(containsString("nv_inference_queue_duration_us{"))
                .body(containsString("credence_inference_queued_rows"));
    }

    @Test
    void shouldRefuseAtOnceWhenTheQueueIsFull() {
        // When: two run, two fill the queue of 2000 rows, so of eight at once some have no room.
        List<CompletableFuture<Response>> requests = together(8, rows(1_000));

        // Then
        List<Response> refused =
                requests.stream()
                        .map(CompletableFuture::join)
                        .filter(response -> response.statusCode() != 200)
                        .toList();
        assertThat(refused).isNotEmpty().hasSizeLessThan(8);
        for (Response response : refused) {
            response.then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("error_code", equalTo("QUEUE_FULL"))
                    .body("error", containsString("queue"));
        }
    }

    @Test
    void shouldDropARequestWhoseTimeIsOver() {
        // Given
        List<CompletableFuture<Response>> busy = together(4, rows(200));
        Waiting.until(
                () -> batcher.runningRequests() >= 2 ? Optional.of(true) : Optional.empty(),
                "busy dispatchers");

        // When
        Response hurried =
                alpha().body(
                                rows(200)
                                        .replace(
                                                "{\"inputs\"",
                                                "{\"parameters\":{\"timeout\":1},\"inputs\""))
                        .post("/v2/models/slow/infer");

        // Then
        hurried.then().statusCode(503).body("error_code", equalTo("DEADLINE_EXCEEDED"));
        busy.forEach(request -> assertThat(request.join().statusCode()).isEqualTo(200));
    }

    private static List<CompletableFuture<Response>> together(int count, String body) {
        List<CompletableFuture<Response>> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(
                    CompletableFuture.supplyAsync(
                            () -> alpha().body(body).post("/v2/models/slow/infer"),
                            Thread::startVirtualThread));
        }
        return requests;
    }

    private static String rows(int count) {
        return "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":["
                + count
                + ",1],\"data\":"
                + Collections.nCopies(count, 1)
                + "}]}";
    }

    // REST Assured would take the Content-Encoding as a wish and compress again.
    private HttpResponse<String> post(String encoding, byte[] body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:" + port + "/v2/models/tensor/infer"))
                            .header("Authorization", Tokens.of("alpha").roles(Role.TRADER).bearer())
                            .header("Content-Type", "application/json")
                            .header("Content-Encoding", encoding)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static RequestSpecification bearer(String tenant) {
        return given().header("Authorization", Tokens.of(tenant).roles(Role.TRADER).bearer());
    }

    private static RequestSpecification alpha() {
        return bearer("alpha").contentType("application/json");
    }

    private static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static byte[] concat(String json, byte[] tail) {
        byte[] head = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + tail.length).put(head).put(tail).array();
    }
}
