/// One way to write and read JSON, in APIs and in events.
@NullMarked
package io.credence.platform.service.json;

import org.jspecify.annotations.NullMarked;
