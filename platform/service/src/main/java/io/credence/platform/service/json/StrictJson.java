package io.credence.platform.service.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/// Nothing is guessed on the way in (unknown, missing or repeated fields, `"5"` or `5.5` for 5),
/// and nothing that is not JSON goes out (NaN).
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    // Deprecated in favour of builders, which a customizer of a finished mapper does not have.
    @SuppressWarnings("deprecation")
    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.registerModule(finiteNumbers());
    }

    private static SimpleModule finiteNumbers() {
        SimpleModule module = new SimpleModule("finite-numbers");
        module.addSerializer(Double.class, new FiniteNumbers.OfDouble());
        module.addSerializer(double.class, new FiniteNumbers.OfDouble());
        module.addSerializer(Float.class, new FiniteNumbers.OfFloat());
        module.addSerializer(float.class, new FiniteNumbers.OfFloat());
        module.addSerializer(double[].class, new FiniteNumbers.OfDoubles());
        module.addSerializer(float[].class, new FiniteNumbers.OfFloats());
        return module;
    }
}
