package io.credence.platform.service.paging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.sample.SampleTest;
import io.credence.platform.service.tenant.TenantScope;
import io.credence.platform.testkit.oidc.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SampleTest
class PagingIT {

    private static final TenantId ALPHA = new TenantId("alpha");

    @Inject PageTokens tokens;

    private static RequestSpecification as(String tenant) {
        return given().header("Authorization", Tokens.of(tenant).roles(Role.TRADER).bearer());
    }

    @Test
    void shouldWalkAllRowsOnce() {
        // Given
        String run = UUID.randomUUID().toString();
        for (int i = 0; i < 5; i++) {
            as("alpha")
                    .contentType(ContentType.JSON)
                    .body("{\"text\":\"" + run + " " + i + "\",\"copies\":1,\"lines\":[]}")
                    .post("/api/v1/notes")
                    .then()
                    .statusCode(201);
        }
        // When
        List<String> texts = new ArrayList<>();
        String token = "";
        do {
            JsonPath page =
                    as("alpha")
                            .queryParam("page_size", 2)
                            .queryParam("contains", run)
                            .queryParam("page_token", token)
                            .get("/api/v1/notes")
                            .jsonPath();
            texts.addAll(page.getList("items.text"));
            token = page.getString("nextPageToken");
        } while (token != null);
        // Then
        assertThat(texts).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void shouldRefuseATokenOfAnotherList() {
        // Given
        String token = TenantScope.call(ALPHA, () -> tokens.sign("contains=x", List.of("7")));
        String middle = token.substring(0, 10) + (token.charAt(10) == 'A' ? 'B' : 'A');
        List<String> bad =
                List.of(middle + token.substring(11), token.substring(0, 20), "%%%", token + "AA");
        // When, Then
        for (String one : bad) {
            refused(ALPHA, "contains=x", one);
        }
        refused(ALPHA, "contains=y", token);
        refused(new TenantId("beta"), "contains=x", token);
        as("beta")
                .queryParam("contains", "x")
                .queryParam("page_token", token)
                .get("/api/v1/notes")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("page_token"));
    }

    private void refused(TenantId tenant, String filter, String token) {
        assertThatThrownBy(() -> TenantScope.call(tenant, () -> tokens.read(filter, token)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("page_token");
    }

    @Test
    void shouldReadBackWhatItSigned() {
        // Given
        List<String> keys = List.of("2026-01-01T00:00:00Z", "", "naïve:\u0000|");
        // When
        String token = TenantScope.call(ALPHA, () -> tokens.sign("f", keys));
        // Then
        assertThat(TenantScope.call(ALPHA, () -> tokens.read("f", token))).contains(keys);
        assertThat(TenantScope.call(ALPHA, () -> tokens.read("f", null))).isEmpty();
    }
}
