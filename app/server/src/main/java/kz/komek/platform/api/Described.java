package kz.komek.platform.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.platform.problem.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/**
 * Lets the description say what the records say: a component is always there, and null only where it is
 * {@code @Nullable}. Only the staff's API is described; {@code /internal} is between gateways and servers.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class Described implements OASFilter {
    private static final DotName NULLABLE = DotName.createSimple(org.jspecify.annotations.Nullable.class);
    private static final DotName NAMED =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName RECORD = DotName.createSimple(Record.class);

    private static final DotName UNWRAPPED = DotName.createSimple(com.fasterxml.jackson.annotation.JsonUnwrapped.class);

    private final IndexView index;
    private final Map<String, List<ClassInfo>> records;

    public Described(IndexView index) {
        this.index = index;
        this.records = index.getKnownDirectSubclasses(RECORD).stream()
                .filter(found -> found.name().toString().startsWith("kz.komek."))
                .collect(Collectors.groupingBy(Described::schemaName));
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        for (String path : List.copyOf(api.getPaths().getPathItems().keySet())) {
            if (!path.startsWith("/api/")) api.getPaths().removePathItem(path);
        }
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().entrySet().stream())
                .filter(response -> response.getKey().startsWith("4"))
                .forEach(response -> describeRefusal(response.getValue()));
        var schemas = api.getComponents().getSchemas();
        schemas.forEach((name, schema) -> record(name, schema).ifPresent(found -> describe(schema, found)));
    }

    private static void describeRefusal(APIResponse response) {
        if (response.getContent() != null) return;
        response.setContent(OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("Problem"))));
    }

    private static String schemaName(ClassInfo found) {
        var named = found.declaredAnnotation(NAMED);
        return named == null || named.value("name") == null
                ? found.simpleName()
                : named.value("name").asString();
    }

    /** By its name and its properties: two nested records may have the same name. */
    private Optional<ClassInfo> record(String name, Schema schema) {
        if (schema.getProperties() == null) return Optional.empty();
        return records.getOrDefault(name.replaceFirst("\\d$", ""), List.of()).stream()
                .filter(found -> components(found)
                        .map(RecordComponentInfo::name)
                        .collect(Collectors.toSet())
                        .equals(schema.getProperties().keySet()))
                .findFirst();
    }

    /** Those of unwrapped components in their place. */
    private Stream<RecordComponentInfo> components(ClassInfo found) {
        return found.recordComponents().stream()
                .flatMap(component -> component.hasAnnotation(UNWRAPPED) || field(found, component)
                        ? components(index.getClassByName(component.type().name()))
                        : Stream.of(component));
    }

    private static boolean field(ClassInfo found, RecordComponentInfo component) {
        return found.field(component.name()).hasAnnotation(UNWRAPPED);
    }

    private void describe(Schema schema, ClassInfo found) {
        schema.setRequired(components(found).map(RecordComponentInfo::name).toList());
        components(found).filter(Described::isNullable).forEach(component -> {
            var property = schema.getProperties().get(component.name());
            schema.addProperty(component.name(), orNull(property));
        });
    }

    private static boolean isNullable(RecordComponentInfo component) {
        return component.type().hasAnnotation(NULLABLE) || component.hasAnnotation(NULLABLE);
    }

    private static Schema orNull(Schema property) {
        List<SchemaType> types = property.getType();
        if (property.getRef() != null) {
            return OASFactory.createSchema()
                    .addOneOf(property)
                    .addOneOf(OASFactory.createSchema().addType(SchemaType.NULL));
        }
        return types == null || types.contains(SchemaType.NULL) ? property : property.addType(SchemaType.NULL);
    }
}
