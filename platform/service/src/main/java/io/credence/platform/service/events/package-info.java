/// CloudEvents on Kafka: written through a transactional outbox, read in the scope of their tenant.
@NullMarked
package io.credence.platform.service.events;

import org.jspecify.annotations.NullMarked;
