using KpiFunctions.Tests.Infra;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiFunctions.Tests.OfficialApi;

/// <summary>Compiles sources as the build does, without the generators, and says what they use of an assembly.</summary>
internal static class UsedApi
{
    // What ImplicitUsings stands for.
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly Lazy<IReadOnlyList<PortableExecutableReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    /// <param name="assembly">The name of the assembly that the project is built into: others show it their internals.</param>
    /// <param name="texts">The sources.</param>
    /// <param name="concerns">Whether a symbol is one to report.</param>
    public static IEnumerable<string> Of(string assembly, IEnumerable<string> texts, Func<ISymbol, bool> concerns)
    {
        var trees = texts.Append(Usings).Select(text => CSharpSyntaxTree.ParseText(text)).ToList();
        var others = References.Value.Where(each => Path.GetFileNameWithoutExtension(each.FilePath) != assembly);
        var compilation = CSharpCompilation.Create(assembly, trees, others, new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        return trees.SelectMany(tree => Used(compilation.GetSemanticModel(tree), tree.GetRoot())).Where(concerns).Select(ApiName.Of).Distinct().Order(StringComparer.Ordinal);
    }

    public static IEnumerable<string> OfProject(string project, Func<ISymbol, bool> concerns) =>
        Of(Path.GetFileName(project), Repository.Sources(project).Select(File.ReadAllText), concerns);

    private static IEnumerable<ISymbol> Used(SemanticModel model, SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            var symbol = Named(model, node);
            if (symbol is IMethodSymbol { ReducedFrom: { } whole }) symbol = whole;
            if (symbol is null or INamespaceSymbol or ITypeParameterSymbol or IParameterSymbol or ILocalSymbol) continue;
            yield return symbol;
            // Who implements an interface needs each of its members to be as it is.
            if (symbol is INamedTypeSymbol { TypeKind: TypeKind.Interface } contract && node.Parent is BaseTypeSyntax)
                foreach (var member in contract.GetMembers()) yield return member;
        }
    }

    private static ISymbol? Named(SemanticModel model, SyntaxNode node) => node switch
    {
        SimpleNameSyntax or BaseObjectCreationExpressionSyntax or AttributeSyntax or ElementAccessExpressionSyntax or ImplicitElementAccessSyntax or BinaryExpressionSyntax
            => model.GetSymbolInfo(node).Symbol,
        ExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } } element => model.GetCollectionInitializerSymbolInfo(element).Symbol,
        _ => null,
    };
}
