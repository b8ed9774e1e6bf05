// Built-in authentication: people sign in with Entra before they reach the dashboard and the reading routes.
// It stands in front of the function keys and does not replace them. Senders, visitors and the platform cannot sign in, so their paths are left out.
param appName string

@description('Application (client) id of the Entra registration; its redirect URI is https://{host}/.auth/login/aad/callback.')
param clientId string

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName
}

resource signIn 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: true, runtimeVersion: '~1' }
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'RedirectToLoginPage'
      redirectToProvider: 'azureactivedirectory'
      excludedPaths: ['/health', '/health/*', '/events', '/webhooks/*', '/postbacks/*', '/pixel.gif', '/conversions', '/t.js', '/r/*', '/runtime/webhooks/*', '/admin/*']
    }
    httpSettings: { requireHttps: true }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: clientId
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        }
        validation: { allowedAudiences: [clientId, 'api://${clientId}'] }
      }
    }
    login: { tokenStore: { enabled: false } }
  }
}
