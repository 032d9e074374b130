package io.credence.platform.service.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ext.ContextResolver;

/// Reads what other services wrote: events, and answers to REST clients that register this. As
/// strict as [StrictJson], but a field that we do not know is a newer version's business: while
/// services are replaced one by one, old ones must bear what new ones add.
@ApplicationScoped
@Unremovable
public class OthersJson implements ContextResolver<ObjectMapper> {

    private final ObjectMapper json;

    @Inject
    OthersJson(ObjectMapper strict) {
        this.json = strict.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public ObjectMapper getContext(Class<?> type) {
        return json;
    }
}
