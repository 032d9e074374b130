package io.credence.platform.service.events;

/// The CloudEvents Kafka binding, binary mode.
final class EventHeaders {

    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String TIME = "ce_time";
    static final String TENANT = "ce_tenantid";
    static final String CONTENT_TYPE = "content-type";
    static final String TRACE = "traceparent";
    static final String CAUSE = "dead-letter-cause";

    private EventHeaders() {}
}
