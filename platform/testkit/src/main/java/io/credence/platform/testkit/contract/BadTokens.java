package io.credence.platform.testkit.contract;

import io.credence.platform.api.Role;
import io.credence.platform.testkit.oidc.Tokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Every way for a token to be no token of ours.
final class BadTokens {

    private BadTokens() {}

    /// By what is wrong with it. All roles are in them, so that only the token itself is at fault.
    static Map<String, Optional<String>> all() {
        Map<String, Optional<String>> tokens = new LinkedHashMap<>();
        tokens.put("no token", Optional.empty());
        tokens.put("garbage", Optional.of("garbage"));
        tokens.put("expired", Optional.of(good().expired().sign()));
        tokens.put("not yet valid", Optional.of(good().notYetValid().sign()));
        tokens.put("wrong issuer", Optional.of(good().wrongIssuer().sign()));
        tokens.put("wrong audience", Optional.of(good().wrongAudience().sign()));
        tokens.put("alg=none", Optional.of(good().algNone()));
        tokens.put("HMAC with the public key", Optional.of(good().hmacWithPublicKey()));
        tokens.put("unknown kid", Optional.of(good().unknownKid().sign()));
        tokens.put("foreign key", Optional.of(good().signWithForeignKey()));
        tokens.put("tampered", Optional.of(good().tampered()));
        return tokens;
    }

    private static Tokens good() {
        return Tokens.of(TestedApi.ALPHA).roles(Role.values());
    }
}
