package io.credence.platform.service.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/// JSON has no NaN and no infinity. Jackson would write them as strings, which some reader takes
/// for a number much later; the place that lets one out shall fail instead.
final class FiniteNumbers {

    private FiniteNumbers() {}

    private static double finite(double value, JsonGenerator out) throws JsonMappingException {
        if (!Double.isFinite(value)) {
            throw JsonMappingException.from(out, value + " has no place in JSON");
        }
        return value;
    }

    static final class OfDouble extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        OfDouble() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeNumber(finite(value, out));
        }
    }

    static final class OfFloat extends StdSerializer<Float> {
        private static final long serialVersionUID = 1L;

        OfFloat() {
            super(Float.class);
        }

        @Override
        public void serialize(Float value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            finite(value, out);
            out.writeNumber(value.floatValue());
        }
    }

    static final class OfDoubles extends StdSerializer<double[]> {
        private static final long serialVersionUID = 1L;

        OfDoubles() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] values, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartArray(values, values.length);
            for (double value : values) {
                out.writeNumber(finite(value, out));
            }
            out.writeEndArray();
        }
    }

    static final class OfFloats extends StdSerializer<float[]> {
        private static final long serialVersionUID = 1L;

        OfFloats() {
            super(float[].class);
        }

        @Override
        public void serialize(float[] values, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartArray(values, values.length);
            for (float value : values) {
                finite(value, out);
                out.writeNumber(value);
            }
            out.writeEndArray();
        }
    }
}
