package io.credence.platform.service.log;

/// The fixed keys, which searches and alerts of operators know.
public final class LogKeys {

    public static final String TENANT = "tenant";
    public static final String RUN = "run";
    public static final String MODEL = "model";
    public static final String INSTRUMENT = "instrument";
    public static final String TRACE = "trace";

    private LogKeys() {}
}
