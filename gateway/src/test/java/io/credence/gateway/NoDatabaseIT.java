package io.credence.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.credence.platform.service.events.Outbox;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// What `credence.database=false` promises to a service: the platform asks it for no database.
@QuarkusTest
class NoDatabaseIT {

    @Test
    void shouldHaveNoPartThatNeedsADatabase() {
        assertThat(Arc.requireContainer().select(DataSource.class).isUnsatisfied()).isTrue();
        assertThat(Arc.requireContainer().select(Outbox.class).isUnsatisfied()).isTrue();
    }

    @Test
    void shouldBeReadyWithoutADatabase() {
        given().get("/q/health/ready").then().statusCode(200).body(not(containsString("Database")));
    }
}
