/** What the description of the staff's API needs beyond the resources. */
@NullMarked
package kz.komek.platform.api;

import org.jspecify.annotations.NullMarked;
