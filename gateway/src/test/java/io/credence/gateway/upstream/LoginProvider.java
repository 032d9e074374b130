package io.credence.gateway.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/// Logs in whoever comes, as alice of alpha, by the authorization code flow with PKCE and nonce.
/// The access token lives for seconds only, so that its end can be seen.
final class LoginProvider implements AutoCloseable {

    private static final String CLIENT = "credence-dashboard";
    private static final float ACCESS_MINUTES = 0.35f;

    private final HttpServer server;
    private final RsaJsonWebKey key;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();

    LoginProvider() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("login");
            key.setUse("sig");
            key.setAlgorithm("RS256");
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext(
                "/jwks", exchange -> answer(exchange, 200, new JsonWebKeySet(key).toJson()));
        server.createContext("/auth", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void discovery(HttpExchange exchange) throws IOException {
        String at = issuer();
        answer(
                exchange,
                200,
                JsonUtil.toJson(
                        Map.of(
                                "issuer", at,
                                "jwks_uri", at + "/jwks",
                                "authorization_endpoint", at + "/auth",
                                "token_endpoint", at + "/token",
                                "end_session_endpoint", at + "/logout")));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        URI back =
                URI.create(
                        query.get("redirect_uri")
                                + "?code="
                                + code
                                + "&state="
                                + query.get("state"));
        exchange.getResponseHeaders().set("Location", back.toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        // As Keycloak does by default: a page asks for several things at once, with one token.
        if (refreshTokens.contains(form.getOrDefault("refresh_token", ""))) {
            answer(exchange, 200, tokens(""));
            return;
        }
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        String proof = challenge(form.getOrDefault("code_verifier", ""));
        if (asked == null || !proof.equals(asked.get("code_challenge"))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(exchange, 200, tokens(asked.getOrDefault("nonce", "")));
    }

    private String tokens(String nonce) {
        String refresh = UUID.randomUUID().toString();
        refreshTokens.add(refresh);
        Map<String, Object> body = new HashMap<>();
        body.put("id_token", sign(idToken(nonce)));
        body.put("access_token", sign(accessToken()));
        body.put("refresh_token", refresh);
        body.put("token_type", "Bearer");
        body.put("expires_in", 600);
        return JsonUtil.toJson(body);
    }

    private JwtClaims idToken(String nonce) {
        JwtClaims claims = claims(CLIENT, 10);
        if (!nonce.isEmpty()) {
            claims.setClaim("nonce", nonce);
        }
        return claims;
    }

    private JwtClaims accessToken() {
        JwtClaims claims = claims("credence", ACCESS_MINUTES);
        claims.setClaim("tenant", "alpha");
        claims.setClaim(
                "realm_access", Map.of("roles", List.of("viewer", "trader", "offline_access")));
        return claims;
    }

    private JwtClaims claims(String audience, float minutes) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience(audience);
        claims.setSubject("alice-id");
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(minutes);
        claims.setClaim("preferred_username", "alice");
        claims.setClaim("azp", CLIENT);
        return claims;
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setPayload(claims.toJson());
        jws.setKey(key.getPrivateKey());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                values.put(
                        pair.substring(0, at),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
