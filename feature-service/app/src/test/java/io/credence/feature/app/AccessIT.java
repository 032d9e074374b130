package io.credence.feature.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.credence.platform.api.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Servers
class AccessIT {

    private final FeatureApi api = FeatureApi.ALPHA;

    @Test
    void shouldLetTwoTenantsHaveTheSameSymbolWithOtherData() {
        // Given
        api.createInstrument("BOTH-USD");
        FeatureApi.BETA.createInstrument("BOTH-USD");
        api.importBars("BOTH-USD", "1m", Tape.bars(17L, 9)).statusCode(200);
        // When / Then
        assertThat(FeatureApi.BETA.countBars("BOTH-USD", "1m")).isZero();
        FeatureApi.BETA
                .importBars("BOTH-USD", "1m", Tape.bars(18L, 5))
                .statusCode(200)
                .body("inserted", is(5));
        assertThat(api.countBars("BOTH-USD", "1m")).isEqualTo(9);
        FeatureApi.BETA
                .as(Role.VIEWER)
                .get("/api/v1/instruments?page_size=500")
                .then()
                .body("items.symbol", hasItem("BOTH-USD"));
    }

    @Test
    void shouldPageThroughInstrumentsOfTheTenantOnly() {
        // Given
        FeatureApi gamma = new FeatureApi("gamma");
        for (String symbol : new String[] {"AA-USD", "BB-USD", "CC-USD"}) {
            gamma.createInstrument(symbol);
        }
        // When
        String token =
                gamma.as(Role.VIEWER)
                        .get("/api/v1/instruments?page_size=2")
                        .then()
                        .body("items.symbol", equalTo(List.of("AA-USD", "BB-USD")))
                        .extract()
                        .path("nextPageToken");
        // Then
        gamma.as(Role.VIEWER)
                .get("/api/v1/instruments?page_size=2&page_token=" + token)
                .then()
                .body("items.symbol", equalTo(List.of("CC-USD")))
                .body("nextPageToken", equalTo(null));
        api.as(Role.VIEWER)
                .get("/api/v1/instruments?page_token=" + token)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("page_token"));
    }

    @Test
    void shouldAnswerTheSameForTheSameInstrumentAndRefuseAnotherVenue() {
        api.createInstrument("SAME-USD");
        api.json(Role.TRADER)
                .body("{\"symbol\":\"SAME-USD\",\"venue\":\"bitstamp\"}")
                .post("/api/v1/instruments")
                .then()
                .statusCode(200);
        api.json(Role.TRADER)
                .body("{\"symbol\":\"SAME-USD\",\"venue\":\"kraken\"}")
                .post("/api/v1/instruments")
                .then()
                .statusCode(409);
    }

    @Test
    void shouldSayWhatTheFeaturesMeanAndHowItIs() {
        api.as(Role.VIEWER)
                .get("/api/v1/features/catalogue")
                .then()
                .body("size()", greaterThan(150))
                .body("find { it.name == 'rsi_14' }.warmUp", is(14));
        api.as(Role.VIEWER)
                .get("/api/v1/feature-sets")
                .then()
                .body("items.find { it.name == 'core-12' }.features", hasSize(12));
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("feature_import_rows"));
    }
}
