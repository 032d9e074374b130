/// Real PostgreSQL, Kafka and signed tokens for tests; golden files; a clock that tests move.
@NullMarked
package io.credence.platform.testkit;

import org.jspecify.annotations.NullMarked;
