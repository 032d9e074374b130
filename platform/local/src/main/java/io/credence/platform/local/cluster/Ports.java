package io.credence.platform.local.cluster;

/// Ten consecutive ports of 127.0.0.1, so that one number moves the whole suite.
public record Ports(int base) {

    public Ports {
        if (base < 1024 || base > 65_525) {
            throw new IllegalArgumentException("the base port must be in 1024..65525, was " + base);
        }
    }

    public int gateway() {
        return base;
    }

    public int keycloak() {
        return base + 1;
    }

    public int features() {
        return base + 2;
    }

    public int registry() {
        return base + 3;
    }

    public int training() {
        return base + 4;
    }

    public int prediction() {
        return base + 5;
    }

    public int strategy() {
        return base + 6;
    }

    public int postgres() {
        return base + 7;
    }

    public int kafka() {
        return base + 8;
    }

    public int kafkaController() {
        return base + 9;
    }

    public static String url(int port) {
        return "http://localhost:" + port;
    }
}
