package kz.komek.platform.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.platform.problem.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
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

    /** What the generator says of refusals which no resource describes, and what they really are. */
    private static final Map<String, String> CODES = Map.of(
            "Not Authorized", "LOGIN_NEEDED",
            "Not Allowed", "NOT_YOURS",
            "Bad Request", "FIELDS_WRONG, NOT_READABLE");

    private static final String MATCH = "If-Match";
    private static final String NONE_MATCH = "If-None-Match";

    private static final Map<String, String> PARAMETERS = Map.of(
            MATCH,
            "The version one has seen, in quotes.",
            NONE_MATCH,
            "* for something new.",
            "number",
            "Of the ticket: ten digits, the last a check digit.",
            "cursor",
            "The next of the page before; without it, from the first on.",
            "limit",
            "1 to 200; what lies outside is taken as the nearest of them.");

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
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().stream()
                        .filter(operation -> takes(operation, MATCH))
                        .forEach(operation -> describeVersioned(operation, path.startsWith("/api/v1/tickets"))));
        var operations = api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .toList();
        operations.forEach(Described::describe);
        var sent = operations.stream().flatMap(Described::body).collect(Collectors.toSet());
        api.getComponents()
                .getSchemas()
                .forEach((name, schema) ->
                        record(name, schema).ifPresent(found -> describe(schema, found, sent.contains(name))));
    }

    /** Who changes something says which version they saw; without it, or with another one, nothing is changed. */
    private static void describeVersioned(Operation operation, boolean ofTicket) {
        boolean mayBeNew = takes(operation, NONE_MATCH);
        operation.getParameters().stream()
                .filter(parameter -> MATCH.equals(parameter.getName()))
                .forEach(parameter -> {
                    if (!mayBeNew) parameter.setRequired(true);
                    parameter.setExample("\"7\"");
                });
        var responses = operation.getResponses();
        if (!responses.hasAPIResponse("428")) responses.addAPIResponse("428", refusal("IF_MATCH_MISSING"));
        if (responses.hasAPIResponse("412")) return;
        var stale = refusal(
                mayBeNew
                        ? "STALE: somebody changed or made it meanwhile; NOT_THERE"
                        : "STALE: somebody changed it meanwhile");
        if (ofTicket) stale.setContent(problem("StaleProblem"));
        responses.addAPIResponse("412", stale);
    }

    private static boolean takes(Operation operation, String header) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> header.equals(parameter.getName()));
    }

    private static APIResponse refusal(String codes) {
        return OASFactory.createAPIResponse().description(codes);
    }

    private static void describe(Operation operation) {
        if (operation.getParameters() != null) operation.getParameters().forEach(Described::describe);
        var responses = operation.getResponses();
        if (!asksForPermission(operation)) responses.removeAPIResponse("403");
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.matches("[45].*")) describeRefusal(response);
        });
    }

    /** Whoever has a token may still lack the permission; only the login asks for none. */
    private static boolean asksForPermission(Operation operation) {
        return operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    }

    private static void describe(Parameter parameter) {
        String words = PARAMETERS.get(parameter.getName());
        if (words != null && parameter.getDescription() == null) parameter.setDescription(words);
        if (parameter.getName().equals("number")) {
            parameter.getSchema().setPattern("^[0-9]{10}$");
            parameter.setExample("5724093817");
        }
    }

    /** The names of the schemas that a caller sends. */
    private static Stream<String> body(Operation operation) {
        if (operation.getRequestBody() == null) return Stream.of();
        return operation.getRequestBody().getContent().getMediaTypes().values().stream()
                .map(type -> type.getSchema().getRef())
                .filter(Objects::nonNull)
                .map(ref -> ref.substring(ref.lastIndexOf('/') + 1));
    }

    private static void describeRefusal(APIResponse response) {
        String codes = CODES.get(response.getDescription());
        if (codes != null) response.setDescription(codes);
        if (response.getContent() != null) return;
        response.setContent(problem("Problem"));
    }

    private static Content problem(String schema) {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(schema)));
    }

    private static String schemaName(ClassInfo found) {
        var named = found.declaredAnnotation(NAMED);
        return named == null || named.value("name") == null
                ? found.simpleName()
                : named.value("name").asString();
    }

    /**
     * By its name and its properties: two nested records may have the same name, and one of the domain that of its view,
     * which says so.
     */
    private Optional<ClassInfo> record(String name, Schema schema) {
        if (schema.getProperties() == null) return Optional.empty();
        return records.getOrDefault(name.replaceFirst("\\d$", ""), List.of()).stream()
                .filter(found -> components(found)
                        .map(RecordComponentInfo::name)
                        .collect(Collectors.toSet())
                        .equals(schema.getProperties().keySet()))
                .min(Comparator.<ClassInfo, Boolean>comparing(found -> found.declaredAnnotation(NAMED) == null)
                        .thenComparing(ClassInfo::name));
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

    /** @param sent by callers, who may leave out what may be null */
    private void describe(Schema schema, ClassInfo found, boolean sent) {
        schema.setRequired(components(found)
                .filter(component -> !sent || !isNullable(component))
                .map(RecordComponentInfo::name)
                .toList());
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
        // An Object: where it is something, the response has a schema of its own.
        if (types == null) return property.addType(SchemaType.NULL);
        return types.contains(SchemaType.NULL) ? property : property.addType(SchemaType.NULL);
    }
}
