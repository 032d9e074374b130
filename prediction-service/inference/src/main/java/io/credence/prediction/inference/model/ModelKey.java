package io.credence.prediction.inference.model;

/// One immutable version of one tenant's model.
public record ModelKey(String tenant, String model, int version) {

    @Override
    public String toString() {
        return tenant + "/" + model + "/" + version;
    }
}
