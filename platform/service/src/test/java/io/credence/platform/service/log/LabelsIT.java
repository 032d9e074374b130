package io.credence.platform.service.log;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.credence.platform.api.Role;
import io.credence.platform.service.sample.SampleTest;
import io.credence.platform.testkit.oidc.Tokens;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

@SampleTest
class LabelsIT {

    @Test
    void shouldNameInEveryLineWhatTheRequestIsAbout() {
        given().header("Authorization", Tokens.of("alpha").roles(Role.VIEWER).bearer())
                .get("/api/v1/models/tcn/instruments/BTC-USD")
                .then()
                .statusCode(200)
                .body("tenant", equalTo("alpha"))
                .body("model", equalTo("tcn"))
                .body("instrument", equalTo("BTC-USD"))
                .body("run", nullValue());
    }

    @Test
    void shouldNameTheTraceOnTheConsole() {
        // Given
        ExtLogRecord record = new ExtLogRecord(Level.ERROR, "hello", "logger");
        record.setMdc(new HashMap<>(Map.of("traceId", "4bf9")));
        // When
        for (Handler handler : InitialConfigurator.DELAYED_HANDLER.getHandlers()) {
            assertThat(handler.isLoggable(record)).isTrue();
        }
        // Then
        assertThat(record.getMdcCopy()).isEqualTo(Map.of("trace", "4bf9"));
    }
}
