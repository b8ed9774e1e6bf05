// Optional: a network in which storage and vault have private addresses, and which the app reaches them through.
param name string
param location string
param tags object
param storageId string
param vaultId string

var suffix = environment().suffixes.storage
var targets = [
  { name: 'blob', service: storageId, zone: 'privatelink.blob.${suffix}' }
  { name: 'queue', service: storageId, zone: 'privatelink.queue.${suffix}' }
  { name: 'table', service: storageId, zone: 'privatelink.table.${suffix}' }
  { name: 'vault', service: vaultId, zone: 'privatelink.vaultcore.azure.net' }
]

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: '${name}-network'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.40.0.0/16'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.40.0.0/24'
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      { name: 'endpoints', properties: { addressPrefix: '10.40.1.0/24' } }
    ]
  }

  resource appSubnet 'subnets' existing = {
    name: 'app'
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'endpoints'
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [for each in targets: {
  name: each.zone
  location: 'global'
  tags: tags
}]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (each, i) in targets: {
  parent: zone[i]
  name: '${name}-${each.name}'
  location: 'global'
  properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
}]

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = [for each in targets: {
  name: '${name}-${each.name}'
  location: location
  tags: tags
  properties: {
    subnet: { id: network::endpointSubnet.id }
    privateLinkServiceConnections: [
      { name: each.name, properties: { privateLinkServiceId: each.service, groupIds: [each.name] } }
    ]
  }
}]

resource record 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [for (each, i) in targets: {
  parent: endpoint[i]
  name: 'default'
  properties: { privateDnsZoneConfigs: [{ name: each.name, properties: { privateDnsZoneId: zone[i].id } }] }
}]

output appSubnetId string = network::appSubnet.id
