package io.credence.platform.testkit.oidc;

import io.credence.platform.api.Role;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// Builds access tokens of the test's identity provider. The `as...` variants are each wrong in one
/// way only.
public final class Tokens {

    /// Set for the whole JVM by the test resource that starts the provider.
    public static final String ISSUER_PROPERTY = "credence.testkit.issuer";

    public static final String KEYS_PROPERTY = "credence.testkit.keys";

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final KeyPair keys;
    private final @Nullable String tenant;
    private String issuer;
    private String user = "alice";
    private String audience = "credence";
    private String client = "dashboard";
    private List<String> roles = new ArrayList<>();
    private Instant notBefore = Instant.now().minusSeconds(5);
    private Instant expiry = Instant.now().plus(LIFETIME);
    private String keyId = TokenIssuer.KEY_ID;

    Tokens(String issuer, KeyPair keys, @Nullable String tenant) {
        this.issuer = issuer;
        this.keys = keys;
        this.tenant = tenant;
    }

    /// A token for a user of `tenant`, once [io.credence.platform.testkit.quarkus.OidcResource]
    /// runs.
    public static Tokens of(String tenant) {
        return shared(tenant);
    }

    public static Tokens withoutTenant() {
        return shared(null);
    }

    private static Tokens shared(@Nullable String tenant) {
        String issuer = System.getProperty(ISSUER_PROPERTY);
        String keys = System.getProperty(KEYS_PROPERTY);
        if (issuer == null || keys == null) {
            throw new IllegalStateException("no token issuer runs; add OidcResource to the test");
        }
        return new Tokens(issuer, SigningKeys.decode(keys), tenant);
    }

    public Tokens user(String name) {
        user = name;
        return this;
    }

    /// The client that the token was given to, its claim `azp`.
    public Tokens client(String id) {
        client = id;
        return this;
    }

    public Tokens roles(Role... granted) {
        roles = Arrays.stream(granted).map(Role::claim).toList();
        return this;
    }

    Tokens roles(String... granted) {
        roles = List.of(granted);
        return this;
    }

    public Tokens expired() {
        expiry = Instant.now().minus(LIFETIME);
        notBefore = expiry.minus(LIFETIME);
        return this;
    }

    public Tokens notYetValid() {
        notBefore = Instant.now().plus(LIFETIME);
        expiry = notBefore.plus(LIFETIME);
        return this;
    }

    public Tokens wrongIssuer() {
        issuer = "http://127.0.0.1:1/realms/other";
        return this;
    }

    public Tokens wrongAudience() {
        audience = "another-suite";
        return this;
    }

    /// A key id that the provider does not publish.
    public Tokens unknownKid() {
        keyId = "stranger";
        return this;
    }

    public String sign() {
        return compact(AlgorithmIdentifiers.RSA_USING_SHA256, keys.getPrivate());
    }

    /// The header `Authorization`.
    public String bearer() {
        return "Bearer " + sign();
    }

    /// Signed with the provider's key id, but with a key of somebody else.
    public String signWithForeignKey() {
        return compact(AlgorithmIdentifiers.RSA_USING_SHA256, SigningKeys.generate().getPrivate());
    }

    public String algNone() {
        return compact(AlgorithmIdentifiers.NONE, null);
    }

    /// The classic confusion: the public key, which everybody has, used as an HMAC secret.
    public String hmacWithPublicKey() {
        Key secret = new HmacKey(keys.getPublic().getEncoded());
        return compact(AlgorithmIdentifiers.HMAC_SHA256, secret);
    }

    /// A good signature over other claims: the role was raised after signing.
    public String tampered() {
        String[] parts = sign().split("\\.", -1);
        byte[] plain = java.util.Base64.getUrlDecoder().decode(parts[1]);
        String claims =
                new String(plain, StandardCharsets.UTF_8)
                        .replaceFirst("\"roles\":\\[[^]]*]", "\"roles\":[\"operator\"]");
        String payload =
                java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return parts[0] + "." + payload + "." + parts[2];
    }

    private String compact(String algorithm, @Nullable Key key) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setKeyIdHeaderValue(keyId);
        jws.setHeader("typ", "JWT");
        jws.setPayload(claims().toJson());
        jws.setKey(key);
        jws.setDoKeyValidation(false);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject(UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString());
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(date(notBefore));
        claims.setNotBefore(date(notBefore));
        claims.setExpirationTime(date(expiry));
        claims.setClaim("typ", "Bearer");
        claims.setClaim("azp", client);
        claims.setClaim("preferred_username", user);
        claims.setClaim("realm_access", Map.of("roles", roles));
        if (tenant != null) {
            claims.setClaim("tenant", tenant);
        }
        return claims;
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }
}
