package io.credence.platform.local.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// Random secrets by name, made once per installation and kept in a file that only its owner reads.
public final class InstallationSecrets {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Map<String, String> byName;

    private InstallationSecrets(Path file, Map<String, String> byName) {
        this.file = file;
        this.byName = byName;
    }

    public static InstallationSecrets open(Path file) {
        try {
            if (!Files.exists(file)) {
                return new InstallationSecrets(file, new TreeMap<>());
            }
            Map<?, ?> stored = JSON.readValue(Files.readAllBytes(file), Map.class);
            Map<String, String> byName = new TreeMap<>();
            stored.forEach((name, secret) -> byName.put((String) name, (String) secret));
            return new InstallationSecrets(file, byName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized String user(String name) {
        return secret("user." + name, 12);
    }

    public synchronized String client(String id) {
        return secret("client." + id, 32);
    }

    public synchronized String database(String role) {
        return secret("database." + role, 32);
    }

    public synchronized String key(String name) {
        return secret("key." + name, 32);
    }

    private String secret(String name, int bytes) {
        String known = byName.get(name);
        if (known != null) {
            return known;
        }
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        byName.put(name, made);
        write();
        return made;
    }

    private void write() {
        try {
            OwnerOnly.write(file, JSON.writeValueAsBytes(byName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
