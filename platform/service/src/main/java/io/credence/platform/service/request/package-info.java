/// What a request holds: values read by name, and parameters nobody declared refused.
@NullMarked
package io.credence.platform.service.request;

import org.jspecify.annotations.NullMarked;
