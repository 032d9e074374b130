package io.credence.feature.app.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import si.mazi.rescu.HttpResponseAware;
import si.mazi.rescu.serialization.jackson.DefaultJacksonObjectMapperFactory;

/// A list that knows the headers that it came with, which XChange drops from all but its errors.
final class AnsweredList<E> extends ArrayList<E> implements HttpResponseAware {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Map<String, List<String>> headers;

    /// Lets a client make all its lists so.
    static final class Mapper extends DefaultJacksonObjectMapperFactory {

        @Override
        public void configureObjectMapper(ObjectMapper mapper) {
            super.configureObjectMapper(mapper);
            mapper.registerModule(
                    new SimpleModule().addAbstractTypeMapping(List.class, AnsweredList.class));
        }
    }

    /// The header of a list that a client made, in any case; null where there is none.
    static @Nullable String header(List<?> answer, String name) {
        Map<String, List<String>> headers =
                answer instanceof AnsweredList<?> list ? list.headers : null;
        if (headers == null) {
            return null;
        }
        return headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse(null);
    }

    @Override
    public void setResponseHeaders(Map<String, List<String>> headers) {
        this.headers = headers;
    }

    @Override
    public @Nullable Map<String, List<String>> getResponseHeaders() {
        return headers;
    }
}
