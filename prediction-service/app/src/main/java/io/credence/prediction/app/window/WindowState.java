package io.credence.prediction.app.window;

/// What a row did to its window.
public enum WindowState {
    /// The window is full and ends with the row.
    READY,
    /// The segment has too few rows yet.
    COLD_WINDOW,
    /// The row has undefined features, and so starts the window anew.
    NOT_WARM,
    /// The row is not newer than the last one; nothing happened.
    STALE
}
