package io.credence.training.app.fake;

import io.credence.training.app.domain.JobKey;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/// Pods' tokens, signed as by a cluster.
public record ClusterTokens(RsaJsonWebKey key) {

    public static final String POD_UID = "0b1e3c52-7a4f-4c50-9d1a-52d0b7a4c001";

    public static ClusterTokens generated() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("cluster");
            return new ClusterTokens(key);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ClusterTokens of(String privateKey) throws JoseException {
        return new ClusterTokens((RsaJsonWebKey) JsonWebKey.Factory.newJwk(privateKey));
    }

    public String privateKey() {
        return key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
    }

    /// What the API server shows to whoever may discover its issuer.
    public String keySet() {
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /// As the kubelet projects it into the first pod of a Job.
    public static JwtClaims claims(JobKey job, String namespace) {
        JwtClaims claims = new JwtClaims();
        claims.setAudience("training-orchestrator/runs/" + job.runId());
        claims.setSubject("system:serviceaccount:" + namespace + ":trainer");
        claims.setExpirationTimeMinutesInTheFuture(60);
        claims.setClaim(
                "kubernetes.io",
                Map.of(
                        "namespace",
                        namespace,
                        "pod",
                        Map.of("name", job.name() + "-0-abcde", "uid", POD_UID)));
        return claims;
    }

    public String sign(JwtClaims claims) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return token.getCompactSerialization();
    }
}
