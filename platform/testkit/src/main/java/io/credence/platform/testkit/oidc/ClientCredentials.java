package io.credence.platform.testkit.oidc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A client proves itself in the header (client_secret_basic) or in the form (client_secret_post).
final class ClientCredentials {

    private static final String BASIC = "Basic ";

    private ClientCredentials() {}

    /// Empty if the credentials are not those of a machine client.
    static String clientId(@Nullable String authorization, String form) {
        if (authorization != null && authorization.startsWith(BASIC)) {
            byte[] plain = Base64.getDecoder().decode(authorization.substring(BASIC.length()));
            String[] parts = new String(plain, StandardCharsets.UTF_8).split(":", 2);
            return checked(decode(parts[0]), decode(parts[1]));
        }
        Map<String, String> fields =
                Arrays.stream(form.split("&", -1))
                        .map(field -> field.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(pair -> pair[0], pair -> decode(pair[1])));
        return checked(
                fields.getOrDefault("client_id", ""), fields.getOrDefault("client_secret", ""));
    }

    private static String checked(String id, String secret) {
        return TokenIssuer.secretOf(id).equals(secret) ? id : "";
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
