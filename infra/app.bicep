// The function app on Flex Consumption. Settings have the README's names; secrets are references into the vault.
param name string
param location string
param tags object
param identityId string
param identityClientId string
param storageName string
param vaultUri string
param insightsConnectionString string
param subnetId string
param reportingZone string
param reportingCurrency string
param settings object
param senders array
param networks array
param sourceSecrets array
param maxInstances int
param instanceMemory int
param warmInstances int

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageName
}

var host = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

var ours = {
  ReportingZone: reportingZone
  ReportingCurrency: reportingCurrency
  RollupSchedule: '0 */5 * * * *'
  ClickKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/click-key)'
  PersonKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/person-key)'
}

// Several settings of each sender become one flat object.
var ofSenders = reduce(map(senders, sender => {
  'Senders__${sender.name}__Preset': sender.?preset ?? 'standard-webhooks'
  'Senders__${sender.name}__Namespace': sender.?namespace ?? sender.name
  'Senders__${sender.name}__Secrets': '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/sender-${sender.name})'
}), {}, (all, one) => union(all, one))

var ofNetworks = reduce(map(networks, network => {
  'Postbacks__${network.name}__Network': network.?network ?? network.name
  'Postbacks__${network.name}__Token': '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/postback-${network.name})'
}), {}, (all, one) => union(all, one))

// Secrets that sources of the registry name.
var ofSources = reduce(map(sourceSecrets, secret => {
  'Secrets__${secret.name}': '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/source-${secret.name})'
}), {}, (all, one) => union(all, one))

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-plan'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}deployments'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemory
        maximumInstanceCount: maxInstances
        alwaysReady: warmInstances == 0 ? [] : [{ name: 'http', instanceCount: warmInstances }]
      }
    }
    siteConfig: { minTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(settings, ours, ofSenders, ofNetworks, ofSources, host)
  }

  // Deployment by Entra identity only: no publishing passwords.
  resource scmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource ftpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
}

output name string = app.name
output hostName string = app.properties.defaultHostName
