package kz.komek.platform.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Parameters of addresses are what the description says, or refused: {@code ?dryrun=true} must not import for real. A
 * NUL, which PostgreSQL does not keep, is in no parameter.
 */
class StrictAddresses {
    private static final Set<List<String>> YES_OR_NO = Set.of(List.of("true"), List.of("false"));

    private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter(preMatching = true)
    Optional<Response> withoutNul(ContainerRequestContext request) {
        URI address = request.getUriInfo().getRequestUri();
        boolean nul = address.getRawPath().contains("%00")
                || address.getRawQuery() != null && address.getRawQuery().contains("%00");
        return nul ? Optional.of(wrong()) : Optional.empty();
    }

    @ServerRequestFilter
    Optional<Response> described(ResourceInfo resource, UriInfo address) {
        Method method = resource.getResourceMethod();
        if (method == null || !address.getPath().startsWith("/api/")) return Optional.empty();
        var parameters = known.computeIfAbsent(method, StrictAddresses::parameters);
        for (var given : address.getQueryParameters().entrySet()) {
            Class<?> type = parameters.get(given.getKey());
            if (type == null) return Optional.of(unknown(parameters.keySet()));
            // To the framework whatever is not "true" is false, and nothing is the default.
            if (type == boolean.class && !YES_OR_NO.contains(given.getValue())) return Optional.of(wrong());
        }
        return Optional.empty();
    }

    private static Response wrong() {
        return Problems.response(Problem.of(400, "PARAMETER_WRONG", "A parameter of the address is not readable."));
    }

    private static Response unknown(Set<String> known) {
        return Problems.response(Problem.of(
                400,
                "PARAMETER_UNKNOWN",
                "There is a parameter in the address that is not known here; known are " + new TreeSet<>(known) + "."));
    }

    private static Map<String, Class<?>> parameters(Method method) {
        var found = new HashMap<String, Class<?>>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) found.put(query.value(), parameter.getType());
            if (parameter.isAnnotationPresent(BeanParam.class)) found.putAll(gathered(parameter.getType()));
        }
        return Map.copyOf(found);
    }

    private static Map<String, Class<?>> gathered(Class<?> parameters) {
        var found = new HashMap<String, Class<?>>();
        for (Field field : parameters.getDeclaredFields()) {
            QueryParam query = field.getAnnotation(QueryParam.class);
            if (query != null) found.put(query.value(), field.getType());
        }
        return found;
    }
}
