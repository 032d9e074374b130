package io.credence.platform.service.sample;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What was waited for, as often as it was.
@ApplicationScoped
public class Considerations {

    private final List<String> texts = new CopyOnWriteArrayList<>();

    void begin(String text) {
        texts.add(text);
    }

    public List<String> texts() {
        return List.copyOf(texts);
    }
}
