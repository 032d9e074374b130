package io.credence.training.app.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.Samples;
import io.credence.training.app.fake.ClusterTokens;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class PodTokensTest {

    private static final ClusterTokens CLUSTER = ClusterTokens.generated();
    private static final JobKey JOB = new JobKey(Samples.RUN_ID, 1);

    private final PodTokens tokens =
            new PodTokens(CLUSTER::keySet, "trainings", "trainer", InstantSource.system());
    private final JwtClaims claims = ClusterTokens.claims(JOB, "trainings");

    @Test
    void shouldKnowAPodOfTheAttempt() throws Exception {
        assertThat(tokens.pod(JOB, CLUSTER.sign(claims))).contains(ClusterTokens.POD_UID);
    }

    @Test
    void shouldNotTakeTheTokenOfAnotherRunOrAttempt() throws Exception {
        // Given
        JobKey other = new JobKey(new UUID(1, 2), 1);

        // Then
        assertThat(tokens.pod(other, CLUSTER.sign(claims))).isEmpty();
        assertThat(tokens.pod(new JobKey(Samples.RUN_ID, 2), CLUSTER.sign(claims))).isEmpty();
    }

    @Test
    void shouldNotTakeATokenOfAnotherAccountOrOfNoPod() throws Exception {
        // Given
        claims.setSubject("system:serviceaccount:trainings:default");
        String other = CLUSTER.sign(claims);
        claims.setSubject("system:serviceaccount:trainings:trainer");
        claims.setClaim("kubernetes.io", Map.of("namespace", "trainings"));

        // Then
        assertThat(tokens.pod(JOB, other)).isEmpty();
        assertThat(tokens.pod(JOB, CLUSTER.sign(claims))).isEmpty();
    }

    @Test
    void shouldNotTakeAnOldToken() throws Exception {
        // Given
        claims.setExpirationTime(NumericDate.fromSeconds(1_000));
        String expired = CLUSTER.sign(claims);
        claims.unsetClaim("exp");

        // Then
        assertThat(tokens.pod(JOB, expired)).isEmpty();
        assertThat(tokens.pod(JOB, CLUSTER.sign(claims))).isEmpty();
    }

    @Test
    void shouldForgiveClocksThatDifferALittle() throws Exception {
        // Given
        claims.setNotBeforeMinutesInThePast(-20f / 60);
        String early = CLUSTER.sign(claims);
        claims.setNotBeforeMinutesInThePast(-40f / 60);

        // Then
        assertThat(tokens.pod(JOB, early)).isPresent();
        assertThat(tokens.pod(JOB, CLUSTER.sign(claims))).isEmpty();
    }

    @Test
    void shouldNotTakeATokenThatTheClusterDidNotSign() throws Exception {
        // Given
        JsonWebSignature unsigned = new JsonWebSignature();
        unsigned.setPayload(claims.toJson());
        unsigned.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        unsigned.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);

        // Then
        assertThat(tokens.pod(JOB, ClusterTokens.generated().sign(claims))).isEmpty();
        assertThat(tokens.pod(JOB, unsigned.getCompactSerialization())).isEmpty();
        assertThat(tokens.pod(JOB, "no token")).isEmpty();
    }
}
