/// The whole service against a real PostgreSQL, Kafka and identity provider.
@NullMarked
package io.credence.prediction.app;

import org.jspecify.annotations.NullMarked;
