/// What happens in a tenant, as it happens: from Kafka to the browsers of that tenant.
@NullMarked
package io.credence.gateway.stream;

import org.jspecify.annotations.NullMarked;
