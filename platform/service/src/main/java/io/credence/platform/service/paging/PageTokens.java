package io.credence.platform.service.paging;

import io.credence.platform.api.ProblemException;
import io.credence.platform.service.tenant.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Keyset page tokens: the last row's sort key and id, signed together with the tenant and the
/// filter, so that a token continues only the list it came from.
@ApplicationScoped
public class PageTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 32;

    private final TenantContext tenant;
    private final SecretKeySpec key;

    @Inject
    PageTokens(
            TenantContext tenant,
            @ConfigProperty(name = "credence.paging.secret") Optional<String> secret) {
        this.tenant = tenant;
        this.key =
                new SecretKeySpec(
                        secret.map(PageTokens::utf8).orElseGet(PageTokens::random), ALGORITHM);
    }

    /// A token for the rows after `keys`. `filter` is any text that is equal for equal queries.
    public String sign(String filter, List<String> keys) {
        byte[] payload = encode(keys);
        byte[] mac = mac(filter, payload);
        byte[] token =
                ByteBuffer.allocate(MAC_BYTES + payload.length).put(mac).put(payload).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// The keys in `token`; empty for the first page (`null` or blank); 400 that names `page_token`
    /// for a token of another tenant or filter, or one that was touched.
    public Optional<List<String>> read(String filter, @Nullable String token) {
        if (token == null || token.isBlank()) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            if (bytes.remaining() <= MAC_BYTES) {
                throw foreign();
            }
            byte[] mac = new byte[MAC_BYTES];
            bytes.get(mac);
            byte[] payload = new byte[bytes.remaining()];
            bytes.get(payload);
            if (!MessageDigest.isEqual(mac, mac(filter, payload))) {
                throw foreign();
            }
            return Optional.of(decode(payload));
        } catch (IllegalArgumentException _) {
            throw foreign();
        }
    }

    private static ProblemException foreign() {
        return ProblemException.invalid("page_token", "does not belong to this list");
    }

    private byte[] mac(String filter, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // Lengths first: no two different (tenant, filter, payload) give the same bytes.
            for (byte[] part : List.of(utf8(tenant.tenant().value()), utf8(filter), payload)) {
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encode(List<String> keys) {
        int size = keys.stream().mapToInt(text -> Integer.BYTES + utf8(text).length).sum();
        ByteBuffer out = ByteBuffer.allocate(size);
        for (String text : keys) {
            out.putInt(utf8(text).length).put(utf8(text));
        }
        return out.array();
    }

    // Runs on signed bytes only, so the lengths are our own.
    private static List<String> decode(byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        List<String> keys = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] text = new byte[in.getInt()];
            in.get(text);
            keys.add(new String(text, StandardCharsets.UTF_8));
        }
        return keys;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // Enough for one process; replicas and restarts need the configured secret.
    private static byte[] random() {
        byte[] bytes = new byte[MAC_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
