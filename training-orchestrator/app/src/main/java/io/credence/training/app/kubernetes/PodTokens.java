package io.credence.training.app.kubernetes;

import io.credence.training.app.domain.JobKey;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/// Tells a pod by the token that its Job had projected into it: signed by the cluster, meant for
/// the run, given to the trainers' account, and bound to a pod of the attempt.
final class PodTokens {

    // A token is signed by another machine than the one that looks at it.
    private static final int CLOCK_SKEW_SECONDS = 30;

    private final Supplier<String> keySet;
    private final String account;
    private final InstantSource clock;

    /// @param keySet the cluster's public keys (RFC 7517), read for each token: they rotate, and
    ///   pods are few
    PodTokens(
            Supplier<String> keySet, String namespace, String serviceAccount, InstantSource clock) {
        this.keySet = keySet;
        this.account = "system:serviceaccount:" + namespace + ":" + serviceAccount;
        this.clock = clock;
    }

    static String audience(JobKey key) {
        return "training-orchestrator/runs/" + key.runId();
    }

    /// The uid of the pod; empty unless it is one of the attempt.
    Optional<String> pod(JobKey key, String token) {
        try {
            JwtClaims claims =
                    new JwtConsumerBuilder()
                            .setJwsAlgorithmConstraints(
                                    AlgorithmConstraints.ConstraintType.PERMIT,
                                    AlgorithmIdentifiers.RSA_USING_SHA256,
                                    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                            .setVerificationKeyResolver(
                                    new JwksVerificationKeyResolver(
                                            new JsonWebKeySet(keySet.get()).getJsonWebKeys()))
                            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                            .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                            .setRequireExpirationTime()
                            .setExpectedAudience(audience(key))
                            .setExpectedSubject(account)
                            .build()
                            .processToClaims(token);
            return podOf(claims, key);
        } catch (InvalidJwtException | MalformedClaimException | JoseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> podOf(JwtClaims claims, JobKey key)
            throws MalformedClaimException {
        Map<?, ?> bound = claims.getClaimValue("kubernetes.io", Map.class);
        return bound != null
                        && bound.get("pod") instanceof Map<?, ?> pod
                        && pod.get("name") instanceof String name
                        && name.startsWith(key.name() + "-")
                        && pod.get("uid") instanceof String uid
                ? Optional.of(uid)
                : Optional.empty();
    }
}
