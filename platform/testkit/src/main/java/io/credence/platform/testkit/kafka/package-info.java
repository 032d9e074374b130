/// A real Kafka broker (KRaft, one node) inside the test or the local suite.
@NullMarked
package io.credence.platform.testkit.kafka;

import org.jspecify.annotations.NullMarked;
