package io.credence.prediction.app.oip;

import java.util.List;

/// What a model takes and gives, and which versions of it are loaded.
public record ModelMetadata(
        String name,
        List<String> versions,
        String platform,
        List<TensorMetadata> inputs,
        List<TensorMetadata> outputs) {}
