package io.credence.prediction.app.serving;

/// How far the version behind an alias is. An older version may serve meanwhile.
public enum ModelState {
    LOADING,
    READY,
    FAILED
}
