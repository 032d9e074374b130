package io.credence.platform.service.sample;

public record NoteView(String id, String text) {}
