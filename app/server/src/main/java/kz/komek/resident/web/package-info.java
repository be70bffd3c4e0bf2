@NullMarked
package kz.komek.resident.web;

import org.jspecify.annotations.NullMarked;
