package io.credence.prediction.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import io.credence.platform.testkit.quarkus.KafkaResource;
import io.credence.platform.testkit.quarkus.OidcResource;
import io.credence.platform.testkit.quarkus.PostgresResource;
import io.credence.prediction.app.standin.LoopbackResource;
import io.credence.prediction.app.standin.TestModels;
import io.credence.prediction.inference.testing.TinyModel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tensors that are not what their header says: far more than this JVM's memory, less than nothing,
/// or more than there is. Each is refused before anything of the said size is allocated.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(LoopbackResource.class)
class LyingTensorIT {

    private static final String MODEL = "lied-to";
    private static final byte[] TWO_ROWS = new byte[24];

    private static boolean loaded;

    @Inject TestModels models;

    @BeforeEach
    void load() {
        if (!loaded) {
            models.champion(TestModels.ALPHA, MODEL, 1, "LIE-USD", d -> TinyModel.scale(d, 2f));
            loaded = true;
        }
    }

    @ParameterizedTest(name = "shape {0} of {1} bytes")
    @CsvSource(
            delimiter = ';',
            value = {
                "[2000000000,3];       24",
                "[2,3];                2000000000",
                "[2,3];                4000000000000",
                "[2,3];                -24",
                "[2,3];                23",
                "[2,3];                25",
                "[2,3];                \"24\"",
                "[2,3];                1e99",
                "[4294967296,4294967296,3]; 24",
                "[1073741825,4,3];     24",
                "[-2,-3];              24",
                "[-2,3];               24",
                "[9223372036854775807,3]; 24",
                "[9223372036854775808,3]; 24",
                "[0,3];                24",
                "[];                   24",
                "null;                 24",
                "[2.5,3];              24",
                "\"[2,3]\";            24"
            })
    void shouldRefuseAHeaderThatLies(String shape, String bytes) {
        String json =
                """
                {"inputs":[{"name":"x","datatype":"FP32","shape":%s,"parameters":{"binary_data_size":%s}}]}\
                """
                        .formatted(shape, bytes);
        infer(json, Integer.toString(json.length())).statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "-1", "99", "2000000000", "9223372036854775808", "x", "''"})
    void shouldRefuseALengthOfTheJsonThatLies(String length) {
        String json =
                """
                {"inputs":[{"name":"x","datatype":"FP32","shape":[2,3],"parameters":{"binary_data_size":24}}]}\
                """;
        infer(json, length).statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"1", "24"})
    void shouldTakeOneThatDoesNotLie(int rows) {
        byte[] tensor = new byte[rows * 12];
        String json =
                """
                {"inputs":[{"name":"x","datatype":"FP32","shape":[%d,3],"parameters":{"binary_data_size":%d}}]}\
                """
                        .formatted(rows, tensor.length);
        infer(json, Integer.toString(json.length()), tensor)
                .statusCode(200)
                .body("outputs[0].shape[0]", equalTo(rows));
    }

    private static ValidatableResponse infer(String json, String length) {
        return infer(json, length, TWO_ROWS);
    }

    private static ValidatableResponse infer(String json, String length, byte[] tensor) {
        byte[] head = json.getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(head, head.length + tensor.length);
        System.arraycopy(tensor, 0, body, head.length, tensor.length);
        return given().header("Authorization", Tokens.of("alpha").roles(Role.TRADER).bearer())
                .contentType("application/octet-stream")
                .header("Inference-Header-Content-Length", length)
                .body(body)
                .post("/v2/models/" + MODEL + "/infer")
                .then();
    }
}
