using Microsoft.CodeAnalysis;

namespace KpiFunctions.Tests.OfficialApi;

/// <summary>A type or member as the lists write it: <c>Namespace.Type.Member(Parameter, Parameter)</c>, a constructor as <c>Type.new(…)</c>. Nullability is left out.</summary>
internal static class ApiName
{
    private static readonly SymbolDisplayFormat Full = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    private static readonly SymbolDisplayFormat Short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static string Of(ISymbol symbol)
    {
        var definition = symbol.OriginalDefinition;
        if (definition is ITypeSymbol type) return type.ToDisplayString(Full);
        return $"{definition.ContainingType.ToDisplayString(Full)}.{Member(definition)}".Replace("?", "", StringComparison.Ordinal);
    }

    private static string Member(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: true } indexer => $"this[{Types(indexer.Parameters)}]",
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => $"new({Types(constructor.Parameters)})",
        IMethodSymbol method => $"{method.Name}{Generic(method)}({Types(method.Parameters)})",
        _ => member.Name,
    };

    private static string Generic(IMethodSymbol method) =>
        method.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", method.TypeParameters.Select(each => each.Name))}>";

    private static string Types(IEnumerable<IParameterSymbol> parameters) => string.Join(", ", parameters.Select(each => each.Type.ToDisplayString(Short)));
}
