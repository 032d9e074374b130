package io.credence.platform.service.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.credence.platform.api.Role;
import io.credence.platform.service.sample.SampleTest;
import io.credence.platform.testkit.oidc.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SampleTest
class ProblemIT {

    private static RequestSpecification trader() {
        return given().header("Authorization", Tokens.of("alpha").roles(Role.TRADER).bearer());
    }

    private static ValidatableResponse post(String body) {
        return trader().contentType(ContentType.JSON).body(body).post("/api/v1/notes").then();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"x\",\"copies\":1,\"lines\":[],\"extra\":1} | extra | is not a known field",
                "{\"text\":\"x\",\"lines\":[]} | copies | is missing or has the wrong type",
                "{\"text\":\"x\",\"copies\":null,\"lines\":[]} | copies | is missing or has the wrong type",
                "{\"text\":\"x\",\"copies\":\"1\",\"lines\":[]} | copies | wrong type",
                "{\"text\":\"x\",\"copies\":1.5,\"lines\":[]} | copies | wrong type",
                "{\"text\":\"x\",\"copies\":1,\"lines\":[{\"price\":1},{\"price\":-2.5}]} | lines[1].price | must not be negative, was -2.5",
                "{\"text\":\"x\",\"copies\":1,\"lines\":[{\"price\":1,\"size\":2}]} | lines[0].size | is not a known field",
                "{\"text\":\" \",\"copies\":1,\"lines\":[]} | text | must not be blank",
                "{\"copies\":1,\"lines\":[]} | '' | lacks a required value",
            })
    void shouldNameTheBadField(String body, String field, String rule) {
        post(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("error_code", equalTo("INVALID_PARAMETER_VALUE"))
                .body("status", equalTo(400))
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo(field))
                .body("violations[0].rule", containsString(rule))
                .body("detail", containsString(rule))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": | 1",
                "[1] | 2",
                "'' | 3",
                "{} {} | 4",
                "{\"text\":\"x\",\"copies\":1,\"lines\":3,\"lines\":[]} | 5"
            })
    void shouldRefuseWhatIsNotTheJsonOfTheBody(String body, int unused) {
        assertThat(unused).isPositive();
        post(body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void shouldNameTheFieldWhoseValueIsNoJson() {
        post("{\"text\":\"x\",\"copies\":1,\"lines\":[{\"price\":NaN}]}")
                .statusCode(400)
                .body("error_code", equalTo("MALFORMED_REQUEST"))
                .body("violations[0].field", equalTo("lines[0].price"))
                .body("violations[0].rule", containsString("is not JSON (line 1, column"));
    }

    @Test
    void shouldRefuseAQueryParameterNobodyKnows() {
        trader().get("/api/v1/notes?page_size=5&contain=x")
                .then()
                .statusCode(400)
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo("contain"))
                .body("violations[0].rule", containsString("contains, page_size, page_token"));
        trader().get("/api/v1/notes?page_size=5&contains=x").then().statusCode(200);
    }

    @Test
    void shouldRefuseAnAbsentBody() {
        trader().contentType(ContentType.JSON)
                .post("/api/v1/notes")
                .then()
                .statusCode(400)
                .body("error_code", equalTo("MALFORMED_REQUEST"))
                .body("detail", containsString("a body is required"));
        post("null").statusCode(400).body("error_code", equalTo("MALFORMED_REQUEST"));
    }

    @Test
    void shouldKeepTheWholeBodyInOneShape() {
        trader().get("/api/v1/notes/" + new java.util.UUID(1, 2))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:problem:platform:resource-does-not-exist"))
                .body("title", equalTo("Resource does not exist"))
                .body("status", equalTo(404))
                .body("detail", containsString("does not exist"))
                .body("instance", containsString("/api/v1/notes/"))
                .body("error", containsString("does not exist"))
                .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"))
                .body("message", containsString("does not exist"))
                .body("violations", hasSize(0));
    }

    @Test
    void shouldNameTheBadParameter() {
        trader().queryParam("page_size", "many")
                .get("/api/v1/notes")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("page_size"));
        trader().queryParam("page_size", 501)
                .get("/api/v1/notes")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("page_size"))
                .body("violations[0].rule", containsString("500"));
        trader().get("/api/v1/notes/no-uuid").then().statusCode(400);
    }

    @Test
    void shouldGiveFrameworkRefusalsTheSameBody() {
        trader().get("/api/v1/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"));
        trader().delete("/api/v1/notes")
                .then()
                .statusCode(405)
                .body("error_code", equalTo("METHOD_NOT_ALLOWED"));
        trader().accept("image/png")
                .get("/api/v1/notes")
                .then()
                .statusCode(406)
                .body("error_code", equalTo("NOT_ACCEPTABLE"));
        trader().contentType("text/csv")
                .body("a,b")
                .post("/api/v1/notes")
                .then()
                .statusCode(415)
                .body("error_code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
        post("{\"text\":\"" + "x".repeat(200_000) + "\"}")
                .statusCode(413)
                .contentType("application/problem+json")
                .body("error_code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void shouldShowOnlyAnIdOfAServerError() {
        trader().queryParam("kind", "bug")
                .get("/api/v1/notes/failing")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("error_code", equalTo("INTERNAL_ERROR"))
                .body("detail", matchesPattern(".*[0-9a-f]{8}-[0-9a-f-]{27}.*"))
                .body(not(containsString("hunter2")))
                .body(not(containsString("IllegalState")));
        trader().get("/api/v1/notes/nan").then().statusCode(500).body(not(containsString("NaN")));
    }

    @Test
    void shouldMapConflictsCapacityAndUpstreams() {
        trader().queryParam("kind", "lock")
                .get("/api/v1/notes/failing")
                .then()
                .statusCode(409)
                .body("error_code", equalTo("RESOURCE_CONFLICT"))
                .body(not(containsString("secret_table")));
        trader().queryParam("kind", "capacity")
                .get("/api/v1/notes/failing")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("1"));
        trader().queryParam("kind", "pool")
                .get("/api/v1/notes/failing")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("1"))
                .body(not(containsString("acquisition")));
        trader().queryParam("kind", "upstream")
                .get("/api/v1/notes/failing")
                .then()
                .statusCode(502)
                .body("error_code", equalTo("UPSTREAM_FAILED"));
    }

    @ParameterizedTest
    @CsvSource({"429, 1", "503, 1", "404, "})
    void shouldSayWhenToComeBackOnPlainRoutesToo(int status, @Nullable String seconds) {
        trader().get("/api/v1/plain/" + status)
                .then()
                .statusCode(status)
                .header("Retry-After", equalTo(seconds));
    }

    @Test
    void shouldKeepTheWaitThatARouteNames() {
        trader().get("/api/v1/plain/busy")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("30"));
    }

    @Test
    void shouldNotPassOnTheAnswerOfAnotherService() {
        trader().get("/api/v1/proxy/failing")
                .then()
                .statusCode(502)
                .body("error_code", equalTo("UPSTREAM_FAILED"))
                .body("instance", equalTo("/api/v1/proxy/failing"));
    }

    @Test
    void shouldAnswerInJsonWhereBytesWereAskedFor() {
        trader().accept("application/octet-stream")
                .get("/api/v1/export")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"));
    }

    @Test
    void shouldSpeakPlainJsonOnInferencePaths() {
        trader().get("/v2/models/missing")
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body("error", containsString("model 'missing' does not exist"));
        given().get("/v2/models/missing").then().statusCode(401).contentType("application/json");
    }
}
