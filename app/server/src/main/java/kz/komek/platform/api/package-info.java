/** What the description of the staff's API needs beyond the resources. */
@NullMarked
@OpenAPIDefinition(
        info = @Info(title = "Komek, the staff's API", version = "1"),
        components = @Components(schemas = @Schema(name = "Problem", implementation = Problem.class)))
package kz.komek.platform.api;

import kz.komek.platform.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.NullMarked;
