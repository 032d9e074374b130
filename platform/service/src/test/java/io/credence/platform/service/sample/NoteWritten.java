package io.credence.platform.service.sample;

public record NoteWritten(String text) {}
